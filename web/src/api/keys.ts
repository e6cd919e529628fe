import { queryOptions } from '@tanstack/react-query';
import { del, get, post } from './client';
import type { ApiKey, MadeApiKey, NewApiKey } from './types';

export const keysQuery = queryOptions({
  queryKey: ['keys'] as const,
  queryFn: ({ signal }) => get<ApiKey[]>('/api/keys', signal),
});

/** The answer holds the key itself: shown once, kept nowhere. */
export const makeKey = (key: NewApiKey) => post<MadeApiKey>('/api/keys', key);
export const revokeKey = (id: string) => del<undefined>(`/api/keys/${id}`);
