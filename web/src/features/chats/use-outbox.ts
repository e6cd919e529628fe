import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { messagingKeys, sendMessage } from '@/api/messaging';
import type { Message, OutgoingMessage } from '@/api/types';

/** A message that was written here and is not yet in the thread that the server gives. */
export interface OutboxEntry {
  key: string;
  message: OutgoingMessage;
  at: string;
  /** Once it was taken: the id under which it will come back. */
  id?: string;
  error?: unknown;
}

/** What is written stands in the thread at once. What could not be sent stays there and says why, until it is sent again or thrown away. */
export function useOutbox(conversationId: string, items: readonly Message[] | undefined) {
  const queries = useQueryClient();
  const [entries, setEntries] = useState<readonly OutboxEntry[]>([]);
  const change = (key: string, part: Partial<OutboxEntry>) => setEntries(all => all.map(entry => (entry.key === key ? { ...entry, ...part } : entry)));

  const { mutate } = useMutation({
    mutationFn: ({ message }: OutboxEntry) => sendMessage(conversationId, message),
    meta: { shownInPlace: true },
    onSuccess: ({ id }, { key }) => {
      change(key, { id });
      return queries.invalidateQueries({ queryKey: messagingKeys.messages(conversationId) });
    },
    onError: (error, { key }) => change(key, { error }),
  });

  const known = new Set(items?.map(item => item.id));
  return {
    entries: entries.filter(entry => entry.id === undefined || !known.has(entry.id)),
    send: (message: OutgoingMessage) => {
      const entry: OutboxEntry = { key: crypto.randomUUID(), message, at: new Date().toISOString() };
      setEntries(all => [...all, entry]);
      mutate(entry);
    },
    again: (entry: OutboxEntry) => {
      const fresh: OutboxEntry = { key: entry.key, message: entry.message, at: entry.at };
      setEntries(all => all.map(one => (one.key === entry.key ? fresh : one)));
      mutate(fresh);
    },
    discard: (key: string) => setEntries(all => all.filter(entry => entry.key !== key)),
  };
}

export type Outbox = ReturnType<typeof useOutbox>;
