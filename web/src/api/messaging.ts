import { queryOptions } from '@tanstack/react-query';
import { get, post, withQuery } from './client';
import type { Conversation, ConversationFilter, Message, Page } from './types';

export const messagingKeys = {
  lists: ['messaging', 'conversations'] as const,
  list: (search: string, filter: ConversationFilter) => ['messaging', 'conversations', { search, filter }] as const,
  conversation: (id: string) => ['messaging', 'conversation', id] as const,
  waiting: ['messaging', 'waiting'] as const,
  messages: (id: string) => ['messaging', 'messages', id] as const,
};

/** Who waits for a person, and since when the longest. One page is enough to count: beyond 99 the rail says so. */
export const waitingQuery = queryOptions({
  queryKey: messagingKeys.waiting,
  queryFn: async ({ signal }) => {
    const { items } = await get<Page<Conversation>>(withQuery('/api/messaging/conversations', { filter: 'needs-person', limit: 100 }), signal);
    const since = items.flatMap(item => item.waitingSince ?? []).sort()[0] ?? null;
    return { count: items.length, since };
  },
});

export const listConversations = (search: string, filter: ConversationFilter, before: string | null, signal?: AbortSignal) =>
  get<Page<Conversation>>(withQuery('/api/messaging/conversations', { search, filter, before, limit: 50 }), signal);

export const conversationQuery = (id: string) => queryOptions({
  queryKey: messagingKeys.conversation(id),
  queryFn: ({ signal }) => get<Conversation>(`/api/messaging/conversations/${id}`, signal),
});

export const listMessages = (id: string, before: string | null, signal?: AbortSignal) =>
  get<Page<Message>>(withQuery(`/api/messaging/conversations/${id}/messages`, { before, limit: 50 }), signal);

export const markRead = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/read`);

export const takeOver = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/takeover`);

export const handBack = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/handback`);

export const sendText = (id: string, text: string) => post<{ id: string }>(`/api/messaging/conversations/${id}/messages`, { text });

export const mediaUrl = (mediaId: string) => `/api/messaging/media/${mediaId}`;
