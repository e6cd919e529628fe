import { Link, useNavigate } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listOrders, orderKeys } from '@/api/orders';
import type { Order, OrderState } from '@/api/types';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { PagedList } from '@/components/paged-list';
import { PaneHeader, PaneTools } from '@/components/pane-header';
import styles from '@/components/record-list.module.css';
import { useFormat } from '@/lib/use-format';
import { usePaged } from '@/lib/use-paged';
import { OrderStateBadge } from './order-state';

type Filter = OrderState | 'all';

const filters: readonly Filter[] = ['all', 'Placed', 'Unknown', 'Rejected', 'Confirmed', 'Done', 'Cancelled'];

function OrderRow({ order }: { order: Order }) {
  const format = useFormat();
  return (
    <Link to="/orders/$orderId" params={{ orderId: order.id }} search preload={false} className={styles.row}>
      <span className={styles.main}>
        <span className={styles.name}><bdi>{order.name}</bdi></span>
        <span className={styles.note}><bdi className="numeric">{order.number ?? order.reference}</bdi> · <time dateTime={order.placedAt}>{format.brief(order.placedAt)}</time></span>
      </span>
      <span className={styles.end}>
        <bdi className="numeric">{format.money(order.total, order.currency)}</bdi>
        <OrderStateBadge order={order} />
      </span>
    </Link>
  );
}

export function OrderList({ state }: { state: OrderState | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const orders = usePaged(orderKeys.list(state), (before, signal) => listOrders(state, before, signal));
  const show = (filter: Filter) => void navigate({ to: '.', search: { state: filter === 'all' ? undefined : filter } });
  const nameOf = (filter: Filter) => (filter === 'all' ? t('orders.all') : t(`orders.states.${filter}`));

  return (
    <>
      <PaneHeader level={1} title={t('orders.title')} note={t('orders.lead')} />
      <PaneTools>
        <FilterBar label={t('orders.filter')} options={filters} value={state ?? 'all'} nameOf={nameOf} onChange={show} />
      </PaneTools>
      <PagedList
        label={t('orders.title')} paged={orders} idOf={order => order.id}
        empty={state
          ? <EmptyState icon={ReceiptText} title={t('orders.empty.filtered', { state: nameOf(state) })}><Button onClick={() => show('all')}>{t('orders.empty.clear')}</Button></EmptyState>
          : <EmptyState icon={ReceiptText} title={t('orders.empty.title')} text={t('orders.empty.text')} />}
      >
        {order => <OrderRow order={order} />}
      </PagedList>
    </>
  );
}
