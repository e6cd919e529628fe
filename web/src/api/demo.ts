import { queryOptions } from '@tanstack/react-query';
import { get } from './client';
import type { Demo } from './types';

/** What runs in the place of the real thing: it changes only when Bridge is started anew. */
export const demoQuery = queryOptions({
  queryKey: ['demo'] as const,
  queryFn: ({ signal }) => get<Demo>('/api/demo', signal),
  staleTime: Infinity,
});
