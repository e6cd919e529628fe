import { get, withQuery } from './client';
import type { AuditPage } from './types';

export interface AuditFilter {
  user?: string | undefined;
  /** The beginning of the path. */
  path?: string | undefined;
}

export const auditKey = (filter: AuditFilter) => ['audit', filter] as const;

export const listAudit = async (filter: AuditFilter, before: string | null, signal?: AbortSignal) => {
  const { items, next } = await get<AuditPage>(withQuery('/api/audit', { ...filter, before, limit: 50 }), signal);
  return { items, next: next === null ? null : String(next) };
};
