import { queryOptions } from '@tanstack/react-query';
import { get, post, put } from './client';
import type { Demo } from './types';

/** What runs in the place of the real thing: it changes when Bridge is started anew, and when the sandbox is closed. */
export const demoQuery = queryOptions({
  queryKey: ['demo'] as const,
  queryFn: ({ signal }) => get<Demo>('/api/demo', signal),
  staleTime: Infinity,
});

export const closeSandbox = (closed: boolean) => put<Demo>('/api/demo/sandbox', { closed });

/** How many customers are being forgotten. */
export const forgetDemo = async () => (await post<{ customers: number }>('/api/demo/forget')).customers;
