import { useMutation, useQuery, useQueryClient, type QueryKey, type UseQueryOptions } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SyncStatus } from '@/api/types';

/** A sync that can be started, watched, left and found again; `lists` are read anew when it ends. */
export function useSync<K extends QueryKey>(query: UseQueryOptions<SyncStatus, Error, SyncStatus, K>, start: () => Promise<unknown>, lists: QueryKey) {
  const queries = useQueryClient();
  // The live channel tells of changes, not of a run that finds none: while one runs it is looked at.
  const { data: status } = useQuery({ ...query, refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_000 : false) });
  const mutation = useMutation({ mutationFn: start, onSettled: () => queries.invalidateQueries({ queryKey: query.queryKey }) });

  const was = useRef(status?.state);
  useEffect(() => {
    if (was.current === 'running' && status?.state !== 'running') void queries.invalidateQueries({ queryKey: lists });
    was.current = status?.state;
  }, [queries, status?.state, lists]);

  return { status, starting: mutation.isPending, sync: () => mutation.mutate() };
}
