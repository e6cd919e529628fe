import { queryOptions } from '@tanstack/react-query';
import { get, withQuery } from './client';
import type { ChargedMessages, MessageCost, MessageCount } from './types';

export type Period = 'hour' | 'month';

/** What WhatsApp charges for of this calendar month, which begins where the company is. */
export const chargedQuery = (timeZone: string) => queryOptions({
  queryKey: ['messaging', 'charged', timeZone] as const,
  queryFn: ({ signal }) => get<ChargedMessages>(withQuery('/api/messaging/billing/month', { timeZone }), signal),
  staleTime: 5 * 60_000,
});

/** Two days by the hour, or a year by the month, which begins where the company is. */
export const messageCountsQuery = (by: Period, timeZone: string) => queryOptions({
  queryKey: ['messaging', 'counts', by, timeZone] as const,
  queryFn: async ({ signal }) => (await get<{ items: MessageCount[] }>(withQuery('/api/messaging/message-counts', { by, timeZone }), signal)).items,
  staleTime: 60_000,
});

/** What the conversation that led to an order cost in messages. */
export const orderCostQuery = (number: string) => queryOptions({
  queryKey: ['messaging', 'cost', 'order', number] as const,
  queryFn: ({ signal }) => get<MessageCost>(`/api/messaging/billing/orders/${encodeURIComponent(number)}`, signal),
  retry: false,
});

/** What one turn of the bot cost. */
export const turnCostQuery = (conversationId: string, turn: number) => queryOptions({
  queryKey: ['messaging', 'cost', 'turn', conversationId, turn] as const,
  queryFn: ({ signal }) => get<MessageCost>(`/api/messaging/billing/turns/${conversationId}/${turn}`, signal),
});
