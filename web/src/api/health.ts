import { queryOptions } from '@tanstack/react-query';
import { get } from './client';
import type { AccountEvents, Health, UnreadWebhooks } from './types';

/** What Meta has said of the account and its numbers, newest first. */
export const accountEventsQuery = queryOptions({
  queryKey: ['messaging', 'account-events'] as const,
  queryFn: ({ signal }) => get<AccountEvents>('/api/messaging/account-events', signal),
  refetchInterval: 60_000,
});

/** Signed webhooks that could not be understood: kept as they came. */
export const unreadWebhooksQuery = queryOptions({
  queryKey: ['messaging', 'unread-webhooks'] as const,
  queryFn: ({ signal }) => get<UnreadWebhooks>('/api/messaging/unread-webhooks', signal),
  refetchInterval: 60_000,
});

/** All that Bridge is made of, as the gateway saw it a few seconds ago. */
export const healthQuery = queryOptions({
  queryKey: ['health'] as const,
  queryFn: ({ signal }) => get<Health>('/api/gateway/health', signal),
  refetchInterval: 10_000,
});
