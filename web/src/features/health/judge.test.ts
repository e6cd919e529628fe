import { expect, it } from 'vitest';
import { conditionOf, erpConditionOf } from './judge';

it.each([
  [undefined, false, 'unknown'],
  [undefined, true, 'silent'],
  [{ outboxRows: 0, oldestSeconds: 0, deadLetters: 0, failed: 0 }, true, 'good'],
  [{ outboxRows: 900, oldestSeconds: 3, deadLetters: 0, failed: 0 }, false, 'good'],
  [{ outboxRows: 1, oldestSeconds: 61, deadLetters: 0, failed: 0 }, false, 'slow'],
  [{ outboxRows: 1, oldestSeconds: 61, deadLetters: 2, failed: 0 }, false, 'failed'],
] as const)('a service with %o (failed: %s) is %s', (backlog, failed, condition) => expect(conditionOf(backlog, failed)).toBe(condition));

it.each([
  [{ enabled: false, breaker: 'Open' }, undefined, 'off'],
  [{ enabled: true, breaker: 'HalfOpen' }, { outcome: 'Ok' }, 'open'],
  [{ enabled: true, breaker: 'Closed' }, undefined, 'unchecked'],
  [{ enabled: true, breaker: 'Closed' }, { outcome: 'Rejected' }, 'wrong'],
  [{ enabled: true, breaker: 'Closed' }, { outcome: 'Ok' }, 'good'],
] as const)('an endpoint %o checked as %o is %s', (endpoint, check, condition) => expect(erpConditionOf(endpoint, check)).toBe(condition));
