import { expect, test } from 'vitest';
import { withWords, wordsIn, wordsOf } from './words';

test('words are told apart by commas of either script, and empty ones are none', () => {
  expect(wordsIn(' tea, cup of tea ,,')).toEqual(['tea', 'cup of tea']);
  expect(wordsIn('شاي، كوب شاي')).toEqual(['شاي', 'كوب شاي']);
});

test('words are told apart by lines and semicolons of either script too, and the same one twice is one', () => {
  expect(wordsIn('tea\ncup of tea\r\n\n tea \n')).toEqual(['tea', 'cup of tea']);
  expect(wordsIn('tea; coffee;;شاي؛ قهوة')).toEqual(['tea', 'coffee', 'شاي', 'قهوة']);
});

test('what is no list of words is none', () => {
  expect(wordsOf({ en: 'tea' }, 'en')).toEqual([]);
  expect(wordsOf(undefined, 'en')).toEqual([]);
  expect(withWords('tea', 'en', ['tea'])).toEqual({ en: ['tea'] });
});
