import { get, withQuery } from './client';
import type { AuditPage } from './types';

export const auditKinds = ['changes', 'signIns'] as const;
export type AuditKind = (typeof auditKinds)[number];

export interface AuditFilter {
  user?: string | undefined;
  /** The beginning of the path. */
  path?: string | undefined;
  kind?: AuditKind | undefined;
}

export const auditKey = (filter: AuditFilter) => ['audit', filter] as const;

export const listAudit = async (filter: AuditFilter, before: string | null, signal?: AbortSignal) => {
  const { kind, ...who } = filter;
  const { items, next } = await get<AuditPage>(withQuery('/api/audit', { ...who, signIns: kind && kind === 'signIns', before, limit: 50 }), signal);
  return { items, next: next === null ? null : String(next) };
};
