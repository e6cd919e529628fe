import { expect, test } from 'vitest';
import { withWords, wordsIn, wordsOf } from './words';

test('words are told apart by commas of either script, and empty ones are none', () => {
  expect(wordsIn(' tea, cup of tea ,,')).toEqual(['tea', 'cup of tea']);
  expect(wordsIn('شاي، كوب شاي')).toEqual(['شاي', 'كوب شاي']);
});

test('what is no list of words is none', () => {
  expect(wordsOf({ en: 'tea' }, 'en')).toEqual([]);
  expect(wordsOf(undefined, 'en')).toEqual([]);
  expect(withWords('tea', 'en', ['tea'])).toEqual({ en: ['tea'] });
});
