import { Link, useNavigate } from '@tanstack/react-router';
import { ListChecks, ReceiptText, SearchX, UserRound } from 'lucide-react';
import { useCallback, useState } from 'react';
import { listOrders, orderKeys } from '@/api/orders';
import type { Order } from '@/api/types';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { HowItBegins } from '@/components/how-it-begins';
import { IconButton } from '@/components/icon-button';
import { PagedList } from '@/components/paged-list';
import { PaneHeader, PaneTools } from '@/components/pane-header';
import styles from '@/components/record-list.module.css';
import { SearchField } from '@/components/search-field';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { usePaged } from '@/lib/use-paged';
import { orderFilterNames, orderFilters, type OrderFilterName } from './filters';
import { OrderStateBadge } from './order-state';
import { StatusesDialog } from './statuses-dialog';

function OrderRow({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Link to="/orders/$orderId" params={{ orderId: order.id }} search preload={false} className={styles.row}>
      <span className={styles.main}>
        <span className={styles.name}><bdi>{order.name}</bdi></span>
        <span className={styles.note}>
          <bdi className="numeric">{order.number ?? order.reference}</bdi> · <time dateTime={order.placedAt}>{format.brief(order.placedAt)}</time>
          {order.byAgent && <> · <UserRound size={11} className={styles.inline} aria-label={t('orders.byAgent')} /></>}
        </span>
      </span>
      <span className={styles.end}>
        <bdi className="numeric">{format.money(order.total, order.currency)}</bdi>
        <OrderStateBadge order={order} />
      </span>
    </Link>
  );
}

interface Props {
  show: OrderFilterName;
  search: string;
}

export function OrderList({ show, search }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [marking, setMarking] = useState(false);
  const filter = { ...orderFilters[show], search: search || undefined };
  const orders = usePaged(orderKeys.list(filter), (before, signal) => listOrders(filter, before, signal));
  const choose = (name: OrderFilterName) => void navigate({ to: '.', search: previous => ({ ...previous, show: name === 'all' ? undefined : name }) });
  const setSearch = useCallback((q: string) => void navigate({ to: '.', search: previous => ({ ...previous, q: q || undefined }), replace: true }), [navigate]);
  const nameOf = (name: OrderFilterName) => t(`orders.filters.${name}`);

  const empty = () => {
    if (search) return <EmptyState icon={SearchX} title={t('orders.empty.searched', { search })}><Button onClick={() => setSearch('')}>{t('orders.empty.clear')}</Button></EmptyState>;
    if (show === 'all') return <EmptyState icon={ReceiptText} title={t('orders.empty.title')} text={t('orders.empty.text')}><HowItBegins /></EmptyState>;
    return <EmptyState icon={ReceiptText} title={t('orders.empty.filtered', { state: nameOf(show) })}><Button onClick={() => choose('all')}>{t('orders.empty.clear')}</Button></EmptyState>;
  };

  return (
    <>
      <PaneHeader level={1} title={t('orders.title')} note={t('orders.lead')}>
        <IconButton icon={ListChecks} label={t('orders.statuses.open')} onClick={() => setMarking(true)} />
      </PaneHeader>
      <PaneTools>
        <SearchField label={t('orders.searchLabel')} placeholder={t('orders.searchPlaceholder')} value={search} onChange={setSearch} />
        <FilterBar label={t('orders.filter')} options={orderFilterNames} value={show} nameOf={nameOf} onChange={choose} />
      </PaneTools>
      <PagedList label={t('orders.title')} paged={orders} idOf={order => order.id} empty={empty()}>{order => <OrderRow order={order} />}</PagedList>
      {marking && <StatusesDialog onClose={() => setMarking(false)} />}
    </>
  );
}
