import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { markRead, messagingKeys } from '@/api/messaging';
import type { Conversation } from '@/api/types';
import type { Loaded } from './model/pages';

/** What is on the screen of a tab that is looked at has been read. Once it was, only a newer message makes it read again: else somebody has marked it as unread, for later. */
export function useMarkRead(conversation: Conversation | undefined) {
  const queries = useQueryClient();
  const id = conversation?.id;
  const unread = (conversation?.unread ?? 0) > 0;
  const newest = conversation?.lastAt ?? null;
  const readTo = useRef<{ id: string; newest: string | null }>(null);

  useEffect(() => {
    if (!id) return;
    if (!unread) readTo.current = { id, newest };
    if (readTo.current?.id === id && readTo.current.newest === newest) return;
    const read = async () => {
      if (document.visibilityState !== 'visible') return;
      await markRead(id);
      const seen = (row: Conversation) => (row.id === id ? { ...row, unread: 0 } : row);
      queries.setQueriesData<Loaded<Conversation>>({ queryKey: messagingKeys.lists }, loaded => loaded && { ...loaded, items: loaded.items.map(seen) });
      queries.setQueryData<Conversation>(messagingKeys.conversation(id), row => row && seen(row));
    };
    const tryRead = () => void read().catch(() => {
      // Stays unread, which is true; the next message or visit tries again.
    });
    tryRead();
    document.addEventListener('visibilitychange', tryRead);
    return () => document.removeEventListener('visibilitychange', tryRead);
  }, [queries, id, unread, newest]);
}
