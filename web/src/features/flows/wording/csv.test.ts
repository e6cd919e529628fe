import { expect, it } from 'vitest';
import type { Sentence } from '../model/sentences';
import { cellsOf, decode, readCsv, toCsv } from './csv';

const sentences: Sentence[] = [
  { step: 'hello', path: 'text', value: { en: 'Hi, "you"', ar: 'مرحبا' }, max: 1024 },
  { step: 'menu', path: 'options.mug.label', value: { en: 'Mug\nlarge' }, max: 24 },
  { step: null, path: 'texts.more', value: 'More', max: 1024 },
];
const languages = ['en', 'ar'];

it('changes nothing when the table comes back as it went', () => expect(readCsv(toCsv(sentences, languages), sentences, languages)).toEqual([]));

it('takes what was changed in the spreadsheet, for the sentences that there are', () => {
  const edited = toCsv(sentences, languages).replace('مرحبا', 'أهلاً').replace('menu,', 'gone,');
  expect(readCsv(edited, sentences, languages)).toEqual([{ sentence: sentences[0], value: { en: 'Hi, "you"', ar: 'أهلاً' } }]);
});

it('reads commas, quotes and line ends within a cell, and the semicolons of other countries', () => {
  expect(cellsOf('a,"b,""c""\nd"\r\n1,2\n')).toEqual([['a', 'b,"c"\nd'], ['1', '2']]);
  expect(cellsOf('a;b\r\n"1;2";3')).toEqual([['a', 'b'], ['1;2', '3']]);
});

it('refuses another table', () => expect(readCsv('name,price\nMug,5', sentences, languages)).toBeNull());

const cells = (words: string): Sentence[] => [{ step: 'hello', path: 'text', value: { en: words }, max: 1024 }];

it.each(['=1+1', '+44 20', '-5 %', '@here', '\tindented', "'=quoted", "''=twice", "it's", "'tis"])('no spreadsheet runs %j, and it comes back as it went', words => {
  const table = toCsv(cells(words), ['en']);
  expect(cellsOf(table)[1]?.[2]).not.toMatch(/^[=+\-@\t]/);
  expect(readCsv(table, cells(words), ['en'])).toEqual([]);
});

it.each(['João, "São" e açaí', 'سعر: ١٠؛ اطلب', 'ends; here', ' spaced ', 'one\ntwo\n\nthree', 'एक, दुई'])('%j comes back as it went, also with the semicolons and line ends of another spreadsheet', words => {
  const table = toCsv(cells(words), ['en']);
  expect(readCsv(table, cells(words), ['en'])).toEqual([]);
  expect(readCsv(table.replace(/(?<!\r)\n/g, '\r\n'), cells(words), ['en'])).toEqual([]);
});

it('takes no file that is not UTF-8', () => {
  expect(decode(new Uint8Array([0x61, 0xe7, 0x61, 0xed]).buffer)).toBeNull();
  expect(decode(new TextEncoder().encode('açaí').buffer as ArrayBuffer)).toBe('açaí');
});
