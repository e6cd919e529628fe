import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { live } from '@/api/live';
import { listMessages, messagingKeys } from '@/api/messaging';
import type { Message } from '@/api/types';
import { coalesce } from '@/lib/coalesce';
import { withFirstPage, withOlderPage, type Loaded } from './model/pages';

/** A conversation's messages, newest first, kept true by the live channel and grown backwards by scrolling. */
export function useMessages(id: string) {
  const queries = useQueryClient();
  const [loadingOlder, setLoadingOlder] = useState(false);

  const query = useQuery({
    queryKey: messagingKeys.messages(id),
    queryFn: async ({ signal }) => {
      const page = await listMessages(id, null, signal);
      return withFirstPage(queries.getQueryData<Loaded<Message>>(messagingKeys.messages(id)), page);
    },
  });

  useEffect(() => {
    const refresh = coalesce(() => queries.invalidateQueries({ queryKey: messagingKeys.messages(id) }), 120);
    return live.onChange(change => {
      if (change.kind === 'conversation' && change.id === id) refresh();
    });
  }, [queries, id]);

  const next = query.data?.next ?? null;
  const loadOlder = useCallback(async () => {
    if (!next || loadingOlder) return;
    setLoadingOlder(true);
    try {
      const page = await listMessages(id, next);
      queries.setQueryData<Loaded<Message>>(messagingKeys.messages(id), loaded => loaded && withOlderPage(loaded, page));
    } finally {
      setLoadingOlder(false);
    }
  }, [queries, id, next, loadingOlder]);

  return { ...query, loadOlder, loadingOlder };
}
