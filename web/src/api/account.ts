import { queryOptions } from '@tanstack/react-query';
import { del, get, post, put } from './client';
import type { Account, AccountCheck, AccountKeys, WhatsAppNumber } from './types';

export const accountQuery = queryOptions({
  queryKey: ['messaging', 'account'] as const,
  queryFn: ({ signal }) => get<Account>('/api/messaging/account', signal),
});

/** Asked of Meta. */
export const numbersQuery = queryOptions({
  queryKey: ['messaging', 'account', 'numbers'] as const,
  queryFn: async ({ signal }) => (await get<{ items: WhatsAppNumber[] }>('/api/messaging/account/numbers', signal)).items,
  retry: false,
});

export const saveAccountKeys = (keys: AccountKeys) => put<undefined>('/api/messaging/account/keys', keys);

/** The environment's holds again; of the previous app secret: the rotation is ended. */
export const forgetAccountKey = (name: string) => del<undefined>(`/api/messaging/account/keys/${name}`);

/** Looks at everything between Meta and Bridge, and subscribes where that is missing. */
export const checkAccount = () => post<AccountCheck>('/api/messaging/account/check');
