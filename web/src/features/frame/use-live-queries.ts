import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applicationKeys } from '@/api/applications';
import { catalogKeys } from '@/api/catalog';
import { chatSessionQuery } from '@/api/flows';
import { jobKeys } from '@/api/jobs';
import { live, openLive } from '@/api/live';
import type { LiveKind } from '@/api/live-change';
import { messagingKeys } from '@/api/messaging';
import { orderKeys } from '@/api/orders';
import { sessionQuery } from '@/api/session';
import { coalesce } from '@/lib/coalesce';

const stale: Record<LiveKind, (id: string) => QueryKey[]> = {
  // The lists and threads of Chats merge what changed themselves: see features/chats.
  conversation: id => [messagingKeys.waiting, messagingKeys.conversation(id), messagingKeys.files(id), chatSessionQuery(id).queryKey],
  product: id => [catalogKeys.lists, catalogKeys.product(id), catalogKeys.sync],
  job: id => [jobKeys.lists, jobKeys.job(id), jobKeys.sync],
  sync: () => [catalogKeys.sync, jobKeys.sync],
  order: id => [orderKeys.lists, orderKeys.order(id), orderKeys.counts],
  application: id => [applicationKeys.lists, applicationKeys.application(id), applicationKeys.counts],
};

/** Opens the live channel and keeps what is shown true: what changed is read again, and everything after a gap. */
export function useLiveQueries() {
  const queries = useQueryClient();
  useEffect(() => {
    // A sync changes a hundred products within a second; by key, each is read at most twice.
    const pending = new Map<string, () => void>();
    const refresh = (key: QueryKey) => {
      const name = JSON.stringify(key);
      let ask = pending.get(name);
      if (!ask) pending.set(name, ask = coalesce(() => queries.invalidateQueries({ queryKey: key }), 400));
      ask();
    };
    // Five queues that come back say so five times.
    const refreshAll = coalesce(() => queries.invalidateQueries({ predicate: query => query.queryKey[0] !== sessionQuery.queryKey[0] }), 1_000);
    const stops = [
      live.onChange(({ kind, id }) => stale[kind]?.(id).forEach(refresh)),
      live.onGap(refreshAll),
      openLive(),
    ];
    return () => stops.forEach(stop => stop());
  }, [queries]);
}
