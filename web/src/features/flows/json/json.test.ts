import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { difference, parseFlow } from './parse';
import { pathAt, stepRanges, typeOf } from './places';

const text = `{
  "id": "order", "entry": "a",
  "steps": [
    { "id": "a", "type": "message", "exits": { "next": "b" } },
    { "id": "b", "type": "choice", "options": [{ "id": "x", "label": { "en": "X" } }] }
  ]
}`;
const stateOf = (doc: string) => EditorState.create({ doc, extensions: [json()] });

describe('typed JSON', () => {
  it('is a flow once it is whole', () => expect(parseFlow(text, 'order')).toHaveProperty('flow'));

  it('is told where it breaks', () => {
    const broken = text.replace('"message",', '"message" ');
    const parsed = parseFlow(broken, 'order');
    expect('broken' in parsed && broken.slice(parsed.broken.at, parsed.broken.at + 7)).toBe('"exits"');
  });

  it('keeps the id of its flow', () => expect(parseFlow(text, 'other')).toEqual({ unreadable: { step: 0, reason: 'noId' } }));
});

describe('places in the text', () => {
  it('are known for every step, also while a later one is half typed', () => {
    const half = text.replace('"label": { "en": "X" } }] }', '"lab');
    expect(stepRanges(stateOf(half)).map(range => range.id)).toContain('a');
    const ranges = stepRanges(stateOf(text));
    expect(ranges.map(range => text.slice(range.from, range.from + 12))).toEqual(['{ "id": "a",', '{ "id": "b",']);
  });

  it('are named by the way that leads there', () => {
    const state = stateOf(text);
    const inside = pathAt(state, text.indexOf('"b" } }') + 2);
    expect(inside.path).toEqual(['steps', '', 'exits', 'next']);
    expect(typeOf(state, inside.step)).toBe('message');
    expect(pathAt(state, text.indexOf('"entry": "a"') + 11).path).toEqual(['entry']);
  });
});

describe('the piece that changed', () => {
  it.each([['abcdef', 'abXdef'], ['aaa', 'aaaa'], ['', 'new'], ['gone', ''], ['xyx', 'xyxyx']])('turns %s into %s', (before, after) => {
    const change = difference(before, after);
    expect(change && before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
  });

  it('is none between equal texts', () => expect(difference('same', 'same')).toBeNull());
});
