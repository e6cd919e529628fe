import { expect, it } from 'vitest';
import { letterOf } from './letter-of';

it.each([
  ['a Latin key says its letter, wherever it lies', 'a', 'KeyQ', 'a'],
  ['with Shift too', 'Z', 'KeyZ', 'z'],
  ['an Arabic one by its place', 'ن', 'KeyK', 'k'],
  ['one that writes two letters', 'لا', 'KeyB', 'b'],
  ['a Cyrillic one', 'у', 'KeyE', 'e'],
  ['Option on a Mac begins an accent', 'Dead', 'KeyE', 'e'],
  ['or writes a sign', 'å', 'KeyA', 'a'],
  ['a sign of another Latin keyboard is none', ';', 'KeyZ', null],
  ['nor is what writes nothing', 'Enter', 'Enter', null],
  ['nor an Arabic letter where Latin ones have a sign', 'ط', 'Quote', null],
])('%s', (_, key, code, letter) => {
  expect(letterOf({ key, code, ctrlKey: false, altKey: false })).toBe(letter);
});

it('AltGr writes', () => {
  expect(letterOf({ key: 'ą', code: 'KeyA', ctrlKey: true, altKey: true })).toBeNull();
});
