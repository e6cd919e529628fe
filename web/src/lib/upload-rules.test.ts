import { expect, it } from 'vitest';
import { refusal } from './upload-rules';

it.each([
  ['image/jpeg', 5 * 1024 * 1024, undefined],
  ['image/png', 1, undefined],
  ['image/png', 5 * 1024 * 1024 + 1, 'tooLarge'],
  ['image/webp', 1, 'wrongType'],
  ['', 1, 'wrongType'],
] as const)('a picture of type "%s" with %d bytes is refused as %s', (type, size, expected) => {
  expect(refusal({ type, size })).toBe(expected);
});
