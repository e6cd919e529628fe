import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { live } from '@/api/live';
import { conversationQuery, listConversations, messagingKeys } from '@/api/messaging';
import type { Conversation, ConversationFilter } from '@/api/types';
import { coalesce } from '@/lib/coalesce';
import { withFirstPage, withOlderPage, withRow, type Loaded } from './model/pages';

/** Rows of a first page: a change behind it does not come with the page and is read by itself. */
const pageSize = 50;

/** The list under one search and filter, kept true by the live channel and grown at its end by scrolling. */
export function useConversations(search: string, filter: ConversationFilter) {
  const queries = useQueryClient();
  const key = messagingKeys.list(search, filter);
  const [loadingOlder, setLoadingOlder] = useState(false);

  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const page = await listConversations(search, filter, null, signal);
      return withFirstPage(queries.getQueryData<Loaded<Conversation>>(key), page);
    },
    // While a search is typed the rows found so far stay; another filter is another list.
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[2].filter === filter ? previous : undefined),
  });

  useEffect(() => {
    const listKey = messagingKeys.list(search, filter);
    const refresh = coalesce(() => queries.invalidateQueries({ queryKey: listKey }), 200);
    return live.onChange(({ kind, id }) => {
      if (kind !== 'conversation') return;
      refresh();
      const place = queries.getQueryData<Loaded<Conversation>>(listKey)?.items.findIndex(item => item.id === id) ?? -1;
      if (place < pageSize) return;
      void queries.fetchQuery({ ...conversationQuery(id), staleTime: 0 }).then(row =>
        queries.setQueryData<Loaded<Conversation>>(listKey, loaded => loaded && withRow(loaded, row)));
    });
  }, [queries, search, filter]);

  const next = query.data?.next ?? null;
  const loadOlder = useCallback(async () => {
    if (!next || loadingOlder) return;
    setLoadingOlder(true);
    try {
      const page = await listConversations(search, filter, next);
      queries.setQueryData<Loaded<Conversation>>(messagingKeys.list(search, filter), loaded => loaded && withOlderPage(loaded, page));
    } finally {
      setLoadingOlder(false);
    }
  }, [queries, search, filter, next, loadingOlder]);

  return { ...query, loadOlder, loadingOlder };
}
