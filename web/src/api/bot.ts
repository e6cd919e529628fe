import { queryOptions } from '@tanstack/react-query';
import { get, post } from './client';
import type { BotState } from './types';

/** Whether the bot answers at all: everybody who is signed in sees it. */
export const botQuery = queryOptions({
  queryKey: ['bot'] as const,
  queryFn: ({ signal }) => get<BotState>('/api/flow/bot', signal),
  refetchInterval: 15_000,
});

export const pauseBot = () => post<BotState>('/api/flow/bot/pause');
export const resumeBot = () => post<BotState>('/api/flow/bot/resume');
