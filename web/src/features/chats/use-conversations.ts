import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { live } from '@/api/live';
import { conversationQuery, listConversations, messagingKeys } from '@/api/messaging';
import type { Conversation, ConversationFilter } from '@/api/types';
import { coalesce } from '@/lib/coalesce';
import { withRow, type Loaded } from './model/pages';
import { useLoaded } from './use-loaded';

/** Rows of a first page: a change behind it does not come with the page and is read by itself. */
const pageSize = 50;

/** The list under one search and filter, kept true by the live channel. */
export function useConversations(search: string, filter: ConversationFilter) {
  const queries = useQueryClient();

  useEffect(() => {
    const key = messagingKeys.list(search, filter);
    const refresh = coalesce(() => queries.invalidateQueries({ queryKey: key }), 200);
    const refreshRow = async (id: string) => {
      await queries.prefetchQuery({ ...conversationQuery(id), staleTime: 0 });
      const row = queries.getQueryData(conversationQuery(id).queryKey);
      if (row) queries.setQueryData<Loaded<Conversation>>(key, loaded => loaded && withRow(loaded, row, id));
    };
    return live.onChange(({ kind, id }) => {
      if (kind !== 'conversation') return;
      refresh();
      const place = queries.getQueryData<Loaded<Conversation>>(key)?.items.findIndex(item => item.id === id) ?? -1;
      if (place >= pageSize) void refreshRow(id);
    });
  }, [queries, search, filter]);

  return useLoaded<Conversation>({
    queryKey: messagingKeys.list(search, filter),
    read: (before, signal) => listConversations(search, filter, before, signal),
    // While a search is typed the rows found so far stay; another filter is another list.
    placeholder: (previous, key) => ((key as ReturnType<typeof messagingKeys.list> | undefined)?.[2].filter === filter ? previous : undefined),
  });
}
