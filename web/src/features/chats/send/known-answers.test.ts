import { expect, it } from 'vitest';
import { knownAnswers } from './known-answers';

it('takes what he answered, and nothing of the engine’s own', () => {
  expect(knownAnswers({ size: 'large', '~': { other: true }, '~visit': 3, empty: '', none: null, quantity: 0 })).toEqual({ size: 'large', quantity: 0 });
});
