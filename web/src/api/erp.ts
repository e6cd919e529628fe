import { queryOptions } from '@tanstack/react-query';
import { get, post, put, withQuery } from './client';
import type { ContractCheck, ErpCallPage, ErpProfile, ErpReplay, SaveErpProfile } from './types';

export const erpKeys = {
  profile: ['erp', 'profile'] as const,
  contract: ['erp', 'contract'] as const,
  calls: ['erp', 'calls'] as const,
};

export const profileQuery = queryOptions({
  queryKey: erpKeys.profile,
  queryFn: ({ signal }) => get<ErpProfile>('/api/erp/profile', signal),
});

export const saveProfile = (profile: SaveErpProfile) => put<undefined>('/api/erp/profile', profile);

export const contractQuery = queryOptions({
  queryKey: erpKeys.contract,
  queryFn: ({ signal }) => get<ContractCheck>('/api/erp/contract', signal),
});

/** Calls the ERP for real. `writes` makes test records there. */
export const checkContract = (operations: string[] | null, writes: boolean) =>
  post<ContractCheck>('/api/erp/contract/check', { ...(operations && { operations }), writes });

export const contractDocument = '/api/erp/contract/openapi';

export interface CallFilter {
  operation?: string | undefined;
  outcome?: string | undefined;
  key?: string | undefined;
}

export const listCalls = async (filter: CallFilter, before: string | null, signal?: AbortSignal) => {
  const { items, next } = await get<ErpCallPage>(withQuery('/api/erp/calls', { ...filter, before, limit: 50 }), signal);
  return { items, next: next === null ? null : String(next) };
};

export const replayCall = (id: number) => post<ErpReplay>(`/api/erp/calls/${id}/replay`);
