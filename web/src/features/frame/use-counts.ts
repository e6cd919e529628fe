import { useQueries, useQuery } from '@tanstack/react-query';
import { applicationCountsQuery } from '@/api/applications';
import { waitingQuery } from '@/api/messaging';
import { backlogQuery, countFailed, services } from '@/api/operations';
import { orderCountsQuery } from '@/api/orders';
import { may } from '@/lib/roles';
import { useRoles } from '@/lib/use-roles';
import type { PageId } from '@/lib/pages';

/** What waits for a person, by page: of what this one may see. */
export function useCounts(): Partial<Record<PageId, number>> {
  const roles = useRoles();
  const { data: chats } = useQuery(waitingQuery);
  const { data: orders } = useQuery({ ...orderCountsQuery, enabled: may(roles, 'orders') });
  const { data: applications } = useQuery({ ...applicationCountsQuery, enabled: may(roles, 'applications') });
  const backlogs = useQueries({ queries: services.map(service => ({ ...backlogQuery(service), enabled: may(roles, 'failures') })) });
  return {
    chats: chats?.count ?? 0,
    orders: Object.values(orders?.waiting ?? {}).reduce((sum, count) => sum + count, 0),
    applications: applications?.stages.New ?? 0,
    failures: countFailed(backlogs.map(({ data }) => data)),
  };
}
