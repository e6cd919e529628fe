import { describe, expect, it } from 'vitest';
import { ar } from './ar';
import { en } from './en';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)]));
}

const plural = /_(zero|one|two|few|many|other)$/;
const english = flatten(en);
const arabic = flatten(ar);
const bare = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(key => key.replace(plural, '')))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

describe('Arabic', () => {
  it('has every text of English, and no other', () => {
    expect(bare(arabic)).toEqual(bare(english));
  });

  it('leaves no text empty, and none in English', () => {
    const meantToBeTheSame = new Set(['common.app', 'frame.languages.en', 'frame.languages.ar', 'catalog.sku', 'chats.system.other']);
    expect([...arabic].filter(([key, text]) => !meantToBeTheSame.has(key) && (!text.trim() || text === english.get(key))).map(([key]) => key)).toEqual([]);
  });

  it('fills in nothing that English does not', () => {
    const strange = [...arabic].filter(([key, text]) => {
      const known = new Set(placeholders(english.get(key) ?? english.get(key.replace(plural, '_other')) ?? ''));
      return placeholders(text).some(name => !known.has(name));
    });
    expect(strange.map(([key]) => key)).toEqual([]);
  });
});
