import { queryOptions } from '@tanstack/react-query';
import { del, get, post, postForm, put, putForm, withQuery } from './client';
import type { CannedReply, CannedReplyDraft, ChatFile, Conversation, ConversationCounts, ConversationFilter, LabelCount, Message, OutgoingMessage, Page, UploadedMedia } from './types';

export const messagingKeys = {
  lists: ['messaging', 'conversations'] as const,
  list: (search: string, filter: ConversationFilter) => ['messaging', 'conversations', { search, filter }] as const,
  conversation: (id: string) => ['messaging', 'conversation', id] as const,
  waiting: ['messaging', 'waiting'] as const,
  messages: (id: string) => ['messaging', 'messages', id] as const,
  files: (id: string) => ['messaging', 'files', id] as const,
};

/** The service counts no further. */
export const mostCounted = 1000;

/** How many wait for a person, and since when the longest. */
export const waitingQuery = queryOptions({
  queryKey: messagingKeys.waiting,
  queryFn: async ({ signal }) => {
    const { needsPerson, longestWaitSince } = await get<ConversationCounts>('/api/messaging/conversations/counts', signal);
    return { count: needsPerson, since: longestWaitSince };
  },
});

export const listConversations = (search: string, filter: ConversationFilter, before: string | null, signal?: AbortSignal) =>
  get<Page<Conversation>>(withQuery('/api/messaging/conversations', { search, filter, before, limit: 50 }), signal);

/** Whether anybody has ever written. */
export const anyConversationQuery = queryOptions({
  queryKey: ['messaging', 'conversations', 'any'] as const,
  queryFn: ({ signal }) => get<Page<Conversation>>('/api/messaging/conversations?limit=1', signal),
});

export const conversationQuery = (id: string) => queryOptions({
  queryKey: messagingKeys.conversation(id),
  queryFn: ({ signal }) => get<Conversation>(`/api/messaging/conversations/${id}`, signal),
});

export const listMessages = (id: string, before: string | null, signal?: AbortSignal) =>
  get<Page<Message>>(withQuery(`/api/messaging/conversations/${id}/messages`, { before, limit: 50 }), signal);

export const markRead = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/read`);

export const takeOver = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/takeover`);

export const handBack = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/handback`);

/** The bot answers from here on, beginning at a step of a flow. */
export const beginAt = (id: string, place: { flowId: string; stepId: string; variables: Readonly<Record<string, unknown>> }) => post<undefined>(`/api/messaging/conversations/${id}/begin`, place);

export const sendMessage = (id: string, message: OutgoingMessage) => post<{ id: string }>(`/api/messaging/conversations/${id}/messages`, message);

/** Once more what failed, may not have arrived, or was held back. */
export const resendMessage = (id: string, messageId: string) => post<{ id: string }>(`/api/messaging/conversations/${id}/messages/${messageId}/resend`);

export function uploadMedia(id: string, file: File, signal?: AbortSignal) {
  const form = new FormData();
  form.append('file', file);
  return postForm<UploadedMedia>(`/api/messaging/conversations/${id}/media`, form, signal);
}

export const markUnread = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/unread`);
export const markDone = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/done`);
export const reopen = (id: string) => post<undefined>(`/api/messaging/conversations/${id}/reopen`);
export const snooze = (id: string, until: string) => post<undefined>(`/api/messaging/conversations/${id}/snooze`, { until });
export const assign = (id: string, userId: string | null) => put<undefined>(`/api/messaging/conversations/${id}/assignee`, { userId });
export const setLabels = (id: string, labels: readonly string[]) => put<undefined>(`/api/messaging/conversations/${id}/labels`, { labels });
export const addChatNote = (id: string, text: string) => post<{ id: string }>(`/api/messaging/conversations/${id}/notes`, { text });
export const setBlocked = (id: string, blocked: boolean) => post<undefined>(`/api/messaging/conversations/${id}/${blocked ? 'block' : 'unblock'}`);

export const labelsQuery = queryOptions({
  queryKey: ['messaging', 'labels'] as const,
  queryFn: async ({ signal }) => (await get<{ items: LabelCount[] }>('/api/messaging/labels', signal)).items,
});

export const chatFilesQuery = (id: string) => queryOptions({
  queryKey: messagingKeys.files(id),
  queryFn: async ({ signal }) => (await get<{ items: ChatFile[] }>(`/api/messaging/conversations/${id}/files`, signal)).items,
});

export const cannedRepliesQuery = queryOptions({
  queryKey: ['messaging', 'canned-replies'] as const,
  queryFn: async ({ signal }) => (await get<{ items: CannedReply[] }>('/api/messaging/canned-replies', signal)).items,
});

export const addCannedReply = (reply: CannedReplyDraft) => post<{ id: string }>('/api/messaging/canned-replies', reply);
export const changeCannedReply = (id: string, reply: CannedReplyDraft) => put<undefined>(`/api/messaging/canned-replies/${id}`, reply);
export function giveCannedReplyFile(id: string, file: File) {
  const form = new FormData();
  form.append('file', file);
  return putForm(`/api/messaging/canned-replies/${id}/file`, form);
}
export const removeCannedReplyFile = (id: string) => del<undefined>(`/api/messaging/canned-replies/${id}/file`);
/** The reply's file as one of this chat. */
export const takeCannedReplyFile = (conversationId: string, replyId: string) => post<UploadedMedia>(`/api/messaging/conversations/${conversationId}/media/canned/${replyId}`);
export const removeCannedReply = (id: string) => del<undefined>(`/api/messaging/canned-replies/${id}`);

export const mediaUrl = (mediaId: string) => `/api/messaging/media/${mediaId}`;
