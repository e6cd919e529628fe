import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import { withFirstPage, withOlderPage, type Loaded } from './model/pages';

interface Options<T> {
  queryKey: QueryKey;
  read: (before: string | null, signal?: AbortSignal) => Promise<Loaded<T>>;
  /** Shown until the first page is there. */
  placeholder?: (previous: Loaded<T> | undefined, previousKey: QueryKey | undefined) => Loaded<T> | undefined;
}

/** A long list, newest first: reading it again merges its first page, scrolling appends older ones. */
export function useLoaded<T extends { id: string }>({ queryKey, read, placeholder }: Options<T>) {
  const queries = useQueryClient();
  const query = useQuery<Loaded<T>>({
    queryKey,
    queryFn: async ({ signal }) => {
      const page = await read(null, signal);
      return withFirstPage(queries.getQueryData<Loaded<T>>(queryKey), page);
    },
    ...(placeholder && { placeholderData: (previous, previousQuery) => placeholder(previous, previousQuery?.queryKey) }),
  });

  const { mutate, isPending: loadingOlder } = useMutation({
    mutationFn: (before: string) => read(before),
    onSuccess: page => queries.setQueryData<Loaded<T>>(queryKey, loaded => loaded && withOlderPage(loaded, page)),
  });
  const next = query.data?.next ?? null;
  const loadOlder = useCallback(() => {
    if (next && !loadingOlder) mutate(next);
  }, [mutate, next, loadingOlder]);

  return { ...query, loadOlder, loadingOlder };
}
