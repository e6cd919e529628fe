import { useQuery } from '@tanstack/react-query';
import { FileUser, MessagesSquare, Package, ReceiptText, Workflow } from 'lucide-react';
import { listApplications } from '@/api/applications';
import { listProducts } from '@/api/catalog';
import { flowsQuery } from '@/api/flows';
import { listConversations } from '@/api/messaging';
import { listOrders } from '@/api/orders';
import { useTranslation } from '@/i18n';
import { displayName } from '@/lib/display-name';
import { may } from '@/lib/roles';
import { useDebounced } from '@/lib/use-debounced';
import { useRoles } from '@/lib/use-roles';
import type { Entry, EntryGroup } from './palette-entries';

/** Of each kind so many: who wants more opens its list. */
const most = 5;
const fewest = 2;

/** What the lists find by the same words; each kind for those who may open it. */
export function usePaletteRecords(typed: string, go: (path: string) => void): EntryGroup[] {
  const { t } = useTranslation();
  const roles = useRoles();
  const words = useDebounced(typed.trim());
  const enabled = words.length >= fewest;
  const kept = { enabled, staleTime: 30_000 } as const;
  const chats = useQuery({ ...kept, queryKey: ['palette', 'chats', words], queryFn: ({ signal }) => listConversations(words, 'open', null, signal) });
  const products = useQuery({ ...kept, queryKey: ['palette', 'products', words], queryFn: ({ signal }) => listProducts(words, null, signal) });
  const orders = useQuery({ ...kept, enabled: enabled && may(roles, 'orders'), queryKey: ['palette', 'orders', words], queryFn: ({ signal }) => listOrders({ search: words }, null, signal) });
  const applications = useQuery({
    ...kept, enabled: enabled && may(roles, 'applications'), queryKey: ['palette', 'applications', words], queryFn: ({ signal }) => listApplications({ search: words }, null, signal),
  });
  const flows = useQuery({ ...flowsQuery, enabled });
  if (!enabled) return [];

  const entry = (icon: Entry['icon'], path: string, label: string, note?: string | null): Entry => ({ id: path, label, icon, found: true, act: () => go(path), ...(note && { note }) });
  const groups: EntryGroup[] = [
    {
      value: t('frame.palette.groups.chats'),
      items: (chats.data?.items ?? []).slice(0, most).map(({ id, contact }) => entry(MessagesSquare, `/chats/${id}`, displayName(contact) ?? t('chats.unnamed'), contact.phone)),
    },
    { value: t('frame.palette.groups.products'), items: (products.data?.items ?? []).slice(0, most).map(({ id, name }) => entry(Package, `/catalog/${id}`, name)) },
    { value: t('frame.palette.groups.orders'), items: (orders.data?.items ?? []).slice(0, most).map(({ id, name, number, reference }) => entry(ReceiptText, `/orders/${id}`, name, number ?? reference)) },
    {
      value: t('frame.palette.groups.applications'),
      items: (applications.data?.items ?? []).slice(0, most).map(({ id, name, jobName }) => entry(FileUser, `/applications/${id}`, name, jobName)),
    },
    {
      value: t('frame.palette.groups.flows'),
      items: (flows.data ?? []).filter(({ id, name }) => `${name} ${id}`.toLocaleLowerCase().includes(words.toLocaleLowerCase())).slice(0, most).map(({ id, name }) => entry(Workflow, `/flows/${id}`, name)),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
