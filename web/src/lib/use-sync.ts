import { useMutation, useQuery, useQueryClient, type QueryKey, type UseQueryOptions } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SyncStatus } from '@/api/types';

const lookEvery = 700;

/** A sync that can be started, watched, left and found again; `lists` are read anew when it ends. */
export function useSync<K extends QueryKey>(query: UseQueryOptions<SyncStatus, Error, SyncStatus, K>, start: () => Promise<unknown>, lists: QueryKey) {
  const queries = useQueryClient();
  /** When the last run had begun as a new one was asked for: until that changes the new one is still to come. */
  const [asked, setAsked] = useState<{ after: string | null }>();
  const isBusy = (status: SyncStatus | undefined) =>
    status?.state === 'running' || (asked !== undefined && status?.startedAt === asked.after);

  // The live channel tells of what changed, not of a run that finds nothing: while one is awaited or runs it is looked at.
  const { data: status } = useQuery({ ...query, refetchInterval: ({ state }) => (isBusy(state.data) ? lookEvery : false) });
  const asking = useMutation({
    mutationFn: start,
    onSuccess: () => {
      if (status?.state !== 'running') setAsked({ after: status?.startedAt ?? null });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: query.queryKey }),
  });

  const busy = asking.isPending || isBusy(status);
  const was = useRef(busy);
  useEffect(() => {
    if (was.current && !busy) void queries.invalidateQueries({ queryKey: lists });
    was.current = busy;
  }, [queries, busy, lists]);

  return { status, busy, sync: () => asking.mutate() };
}
