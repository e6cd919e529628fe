import type { ContractOperation, ErpEndpoint, ServiceBacklog } from '@/api/types';

export type Condition = 'good' | 'slow' | 'failed' | 'silent' | 'unknown';

/** An outbox that stands still for so long is no longer just busy. */
export const slowAfterSeconds = 60;

/** Undefined with a failure: it did not answer. */
export function conditionOf(backlog: ServiceBacklog | undefined, failed: boolean): Condition {
  if (!backlog) return failed ? 'silent' : 'unknown';
  if (backlog.deadLetters > 0) return 'failed';
  return backlog.outboxRows > 0 && backlog.oldestSeconds > slowAfterSeconds ? 'slow' : 'good';
}

export type ErpCondition = 'off' | 'open' | 'unchecked' | 'wrong' | 'good';

export function erpConditionOf(endpoint: Pick<ErpEndpoint, 'enabled' | 'breaker'>, check: Pick<ContractOperation, 'outcome'> | undefined): ErpCondition {
  if (!endpoint.enabled) return 'off';
  if (endpoint.breaker !== 'Closed') return 'open';
  if (!check?.outcome) return 'unchecked';
  return check.outcome === 'Ok' ? 'good' : 'wrong';
}
