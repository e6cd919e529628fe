import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { chargesQuery, enabledProductsQuery } from '@/api/catalog';
import { companyQuery } from '@/api/company';
import { anyConversationQuery } from '@/api/messaging';
import { orderCountsQuery } from '@/api/orders';
import { firstStepIds, type FirstStep } from '@/lib/first-steps';
import { preferences, setPreferences, usePreferences } from '@/lib/preferences';
import { may } from '@/lib/roles';
import { useDemo } from '@/lib/use-demo';
import { useRoles } from '@/lib/use-roles';

/** What of the way to the first order, and to the first real one, is done: by what is so, not by having been read. Until all is known, as it was last time; what is not even remembered is not certain. Null for those who cannot go it. */
export function useFirstSteps(user: string) {
  const mine = may(useRoles(), 'erp');
  const asked = { enabled: mine };
  const remembered = usePreferences().guideDone[user];
  const demo = useDemo();
  const { data: company } = useQuery(companyQuery);
  const { data: products } = useQuery({ ...enabledProductsQuery, ...asked });
  const { data: chats } = useQuery({ ...anyConversationQuery, ...asked });
  const { data: orders } = useQuery({ ...orderCountsQuery, ...asked });
  const { data: charges } = useQuery({ ...chargesQuery, ...asked });
  const known: Record<FirstStep, boolean> | undefined = demo?.certain && company && products && chats && orders && charges
    ? {
        products: products.total > 0,
        hello: chats.items.length > 0,
        order: orders.thirtyDays.orders > 0,
        company: company.version > 1,
        charges: charges.rows.length > 0,
        erp: !demo.referenceErp && demo.erp !== null,
        // Closed in the console, the sandbox is gone before a number need be there.
        number: !demo.sandbox && !demo.closed,
      }
    : undefined;
  const now = known && firstStepIds.filter(step => known[step]).join(' ');
  useEffect(() => {
    if (user && now !== undefined && now !== preferences().guideDone[user]?.join(' ')) {
      setPreferences({ guideDone: { ...preferences().guideDone, [user]: now.split(' ').filter(Boolean) } });
    }
  }, [user, now]);
  if (!mine || !user) return null;
  const isDone = (step: FirstStep) => known?.[step] ?? remembered?.includes(step) ?? false;
  return { isDone, certain: known !== undefined || remembered !== undefined, phone: demo?.phone ?? null, next: firstStepIds.find(step => !isDone(step)) };
}
