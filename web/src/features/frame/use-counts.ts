import { useQuery } from '@tanstack/react-query';
import { applicationCountsQuery } from '@/api/applications';
import { waitingQuery } from '@/api/messaging';
import { orderCountsQuery } from '@/api/orders';
import { sessionQuery } from '@/api/session';
import { may } from '@/lib/roles';
import type { PageId } from '@/lib/pages';

/** What waits for a person, by page: of what this one may see. */
export function useCounts(): Partial<Record<PageId, number>> {
  const roles = useQuery(sessionQuery).data?.user?.roles ?? [];
  const { data: chats } = useQuery(waitingQuery);
  const { data: orders } = useQuery({ ...orderCountsQuery, enabled: may(roles, 'orders') });
  const { data: applications } = useQuery({ ...applicationCountsQuery, enabled: may(roles, 'applications') });
  return {
    chats: chats?.count ?? 0,
    orders: Object.values(orders?.waiting ?? {}).reduce((sum, count) => sum + count, 0),
    applications: applications?.stages.New ?? 0,
  };
}
