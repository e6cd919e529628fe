import { useQuery } from '@tanstack/react-query';
import { chargesQuery, enabledProductsQuery } from '@/api/catalog';
import { companyQuery } from '@/api/company';
import { anyConversationQuery } from '@/api/messaging';
import { orderCountsQuery } from '@/api/orders';
import { may } from '@/lib/roles';
import { useDemo } from '@/lib/use-demo';
import { useRoles } from '@/lib/use-roles';

export const stepIds = ['products', 'hello', 'order', 'company', 'charges', 'erp', 'number'] as const;

export type FirstStep = (typeof stepIds)[number];

/** What of the way to the first order, and to the first real one, is done: by what is so, not by having been read. Undefined until all is known, and for those who cannot go it. */
export function useFirstSteps() {
  const mine = may(useRoles(), 'erp');
  const asked = { enabled: mine };
  const demo = useDemo();
  const { data: company } = useQuery(companyQuery);
  const { data: products } = useQuery({ ...enabledProductsQuery, ...asked });
  const { data: chats } = useQuery({ ...anyConversationQuery, ...asked });
  const { data: orders } = useQuery({ ...orderCountsQuery, ...asked });
  const { data: charges } = useQuery({ ...chargesQuery, ...asked });
  if (!mine || !demo?.certain || !company || !products || !chats || !orders || !charges) return undefined;
  const done: Record<FirstStep, boolean> = {
    products: products.total > 0,
    hello: chats.items.length > 0,
    order: orders.thirtyDays.orders > 0,
    company: company.version > 1,
    charges: charges.rows.length > 0,
    erp: !demo.referenceErp && demo.erp !== null,
    number: !demo.sandbox,
  };
  return { done, phone: demo.phone, next: stepIds.find(step => !done[step]) };
}
