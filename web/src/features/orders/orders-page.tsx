import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { useCallback } from 'react';
import { EmptyState } from '@/components/empty-state';
import { PaneHeader } from '@/components/pane-header';
import { Panes } from '@/components/panes';
import { useTranslation } from '@/i18n';
import { OrderList } from './order-list';
import { OrderWork } from './order-work';

export function OrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { orderId } = useParams({ strict: false });
  const { show = 'all', q = '' } = useSearch({ from: '/app/orders' });
  const back = useCallback(() => void navigate({ to: '/orders', search: true }), [navigate]);
  return (
    <Panes
      selected={!!orderId}
      onBack={back}
      list={<OrderList show={show} search={q} />}
      work={
        <>
          <PaneHeader title={t('orders.order')} {...(orderId && { onBack: back })} />
          {orderId ? <OrderWork key={orderId} id={orderId} /> : <EmptyState icon={ReceiptText} title={t('orders.select')} text={t('orders.selectHint')} />}
        </>
      }
    />
  );
}
