import { expect, it } from 'vitest';
import { addressesOf, draftOf, isRight, requestOf } from './draft';

const saved = {
  revision: 3,
  webhook: { url: null, secretSet: false },
  mail: { host: 'smtp.example.com', port: 587, security: 'startTls' as const, user: null, passwordSet: true, from: 'bridge@example.com', to: ['a@example.com', 'b@example.com'] },
  rules: [{ kind: 'outbox', on: true, threshold: 60 }, { kind: 'erp', on: false, threshold: null }],
};

it('what is not touched is saved as it was, and a password stays where none is typed', () => {
  const request = requestOf(draftOf(saved), saved.revision);
  expect(request).toEqual({
    revision: 3, webhookUrl: null, rules: saved.rules,
    mail: { host: 'smtp.example.com', port: 587, security: 'startTls', user: null, password: null, from: 'bridge@example.com', to: ['a@example.com', 'b@example.com'] },
  });
});

it('addresses are told apart by commas, semicolons and blanks', () => expect(addressesOf(' a@example.com;b@example.com,  c@example.com ')).toHaveLength(3));

it.each([['', false], ['0', false], ['70000', false], ['2525', true]])('port %s can be saved: %s', (port, right) => expect(isRight({ ...draftOf(saved), port })).toBe(right));

it('a threshold below one cannot be saved', () => expect(isRight({ ...draftOf(saved), rules: [{ kind: 'outbox', on: true, threshold: 0 }] })).toBe(false));
