import { expect, test } from 'vitest';
import { cvKind } from './cv-kind';

test('what can be drawn is drawn, the rest is a download', () => {
  expect(cvKind('application/pdf', 1000)).toBe('document');
  expect(cvKind('image/jpeg', 1000)).toBe('picture');
  expect(cvKind('image/png', 1000)).toBe('picture');
  for (const other of ['application/msword', 'image/svg+xml', 'text/html', 'application/octet-stream', null]) expect(cvKind(other, 1000)).toBeUndefined();
});

test('what is too large, or of unknown size, is a download', () => {
  expect(cvKind('application/pdf', 50 * 1024 * 1024)).toBeUndefined();
  expect(cvKind('application/pdf', null)).toBeUndefined();
});
