import { useQuery } from '@tanstack/react-query';
import { waitingQuery } from '@/api/messaging';
import type { PageId } from '@/lib/pages';

/** What waits for a person, by page. Chats is the first that can tell. */
export function useCounts(): Partial<Record<PageId, number>> {
  const { data: chats = 0 } = useQuery(waitingQuery);
  return { chats };
}
