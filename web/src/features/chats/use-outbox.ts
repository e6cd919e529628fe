import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { conversationQuery, messagingKeys, sendMessage } from '@/api/messaging';
import type { Message, OutgoingMessage } from '@/api/types';
import { useTranslation } from '@/i18n';
import { displayName } from '@/lib/display-name';
import { keep } from '@/lib/keep';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';

/** A message that was written here and is not yet in the thread that the server gives. */
export interface OutboxEntry {
  key: string;
  message: OutgoingMessage;
  at: string;
  /** Once it was taken: the id under which it will come back. */
  id?: string;
  error?: unknown;
}

const nothing: readonly OutboxEntry[] = [];
const { useKept, change, isShown } = keep(nothing);

/** What is written stands in the thread at once. What could not be sent stays there and says why, until it is sent again or thrown away; where another chat is looked at meanwhile, a line tells of it. */
export function useOutbox(conversationId: string, items: readonly Message[] | undefined) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const entries = useKept(conversationId);
  const put = (entry: OutboxEntry) => change(conversationId, all => (all.some(one => one.key === entry.key) ? all.map(one => (one.key === entry.key ? entry : one)) : [...all, entry]));
  const discard = (key: string) => change(conversationId, all => all.filter(entry => entry.key !== key));

  const { mutate } = useMutation({
    mutationFn: ({ message }: OutboxEntry) => sendMessage(conversationId, message),
    meta: { shownInPlace: true },
    onSuccess: ({ id }, entry) => {
      // Whoever opens the chat again is given it by the server.
      if (isShown(conversationId)) put({ ...entry, id });
      else discard(entry.key);
      return queries.invalidateQueries({ queryKey: messagingKeys.messages(conversationId) });
    },
    onError: (error, entry) => {
      put({ ...entry, error });
      if (isShown(conversationId)) return;
      const contact = queries.getQueryData(conversationQuery(conversationId).queryKey)?.contact;
      toast(t('chats.notSentTo', { name: (contact && displayName(contact)) ?? t('chats.unnamed'), problem: problemText(t, error) }), 'danger', {
        label: t('chats.openIt'), act: () => void navigate({ to: '/chats/$conversationId', params: { conversationId } }),
      });
    },
  });

  // What has come back is the server's from then on: it must not stand here again once its page is no longer loaded.
  useEffect(() => {
    const known = new Set(items?.map(item => item.id));
    change(conversationId, all => (all.some(entry => entry.id && known.has(entry.id)) ? all.filter(entry => !entry.id || !known.has(entry.id)) : all));
  }, [conversationId, items, entries]);
  useEffect(() => () => change(conversationId, all => all.filter(entry => !entry.id)), [conversationId]);

  const known = new Set(items?.map(item => item.id));
  const send = (entry: OutboxEntry) => {
    put(entry);
    mutate(entry);
  };
  return {
    entries: entries.filter(entry => entry.id === undefined || !known.has(entry.id)),
    send: (message: OutgoingMessage) => send({ key: crypto.randomUUID(), message, at: new Date().toISOString() }),
    again: ({ key, message, at }: OutboxEntry) => send({ key, message, at }),
    discard,
  };
}

export type Outbox = ReturnType<typeof useOutbox>;
