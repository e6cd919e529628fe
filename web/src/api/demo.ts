import { queryOptions } from '@tanstack/react-query';
import { get, post, put } from './client';
import type { Demo, DemoForgotten } from './types';

/** What runs in the place of the real thing: it changes when Bridge is started anew, and when the sandbox is closed. */
export const demoQuery = queryOptions({
  queryKey: ['demo'] as const,
  queryFn: ({ signal }) => get<Demo>('/api/demo', signal),
  staleTime: Infinity,
});

export const closeSandbox = (closed: boolean) => put<Demo>('/api/demo/sandbox', { closed });

/** What is being forgotten: it takes a few seconds from here. */
export const forgetDemo = () => post<DemoForgotten>('/api/demo/forget');
