import { infiniteQueryOptions, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface Paged<T> {
  items: T[];
  next: string | null;
  total?: number;
}

/** A list read page by page under one key, flat, with its total. */
export function usePaged<T>(queryKey: QueryKey, read: (after: string | null, signal: AbortSignal) => Promise<Paged<T>>) {
  const query = useInfiniteQuery(infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    placeholderData: previous => previous,
  }));
  const items = useMemo(() => query.data?.pages.flatMap(page => page.items), [query.data]);
  return { ...query, items, total: query.data?.pages[0]?.total };
}
