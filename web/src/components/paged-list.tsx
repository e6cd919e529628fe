import { useCallback, type ReactNode } from 'react';
import type { usePaged } from '@/lib/use-paged';
import { ErrorState } from './error-state';
import { RecordList } from './record-list';
import { ListSkeleton } from './skeleton';

interface Props<T> {
  label: string;
  paged: ReturnType<typeof usePaged<T>>;
  idOf: (item: T) => string;
  /** Where there is nothing to show. */
  empty: ReactNode;
  children: (item: T) => ReactNode;
}

/** A list read page by page, in whichever state it is. */
export function PagedList<T>({ label, paged, idOf, empty, children }: Props<T>) {
  const { items, error, refetch, hasNextPage, fetchNextPage } = paged;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (error && !items) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!items) return <ListSkeleton round={false} />;
  if (items.length === 0) return empty;
  return <RecordList label={label} items={items} idOf={idOf} hasMore={hasNextPage} loadMore={loadMore}>{children}</RecordList>;
}
