import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { live } from '@/api/live';
import { listMessages, messagingKeys } from '@/api/messaging';
import { coalesce } from '@/lib/coalesce';
import { useLoaded } from './use-loaded';

/** A conversation's messages, newest first, kept true by the live channel. */
export function useMessages(id: string) {
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = coalesce(() => queries.invalidateQueries({ queryKey: messagingKeys.messages(id) }), 120);
    return live.onChange(change => {
      if (change.kind === 'conversation' && change.id === id) refresh();
    });
  }, [queries, id]);

  return useLoaded({ queryKey: messagingKeys.messages(id), read: (before, signal) => listMessages(id, before, signal) });
}
