import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, MessagesSquare, Plug } from 'lucide-react';
import { orderQuery } from '@/api/orders';
import type { Address } from '@/api/types';
import buttons from '@/components/button.module.css';
import { ErrorState } from '@/components/error-state';
import { Facts } from '@/components/facts';
import { Section, Sections } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { may } from '@/lib/roles';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import { OrderActs } from './order-acts';
import { OrderCost } from './order-cost';
import { OrderHistory } from './order-history';
import { OrderLines } from './order-lines';
import { OrderStateBadge } from './order-state';
import styles from './orders.module.css';

const lines = ({ recipientName, line1, line2, postalCode, city, state, country, note }: Address) =>
  [recipientName, line1, line2, [postalCode, city].filter(Boolean).join(' '), state, country, note].filter(Boolean);

export function OrderWork({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seesErp = may(useRoles(), 'erp');
  const { data: details, error, refetch } = useQuery(orderQuery(id));
  if (error && !details) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!details) return <ListSkeleton rows={5} round={false} />;
  const { order, address, note, trackingUrl, documentUrl, eta, history } = details;

  return (
    <Sections>
      <Section>
        <div className={styles.head}>
          <div>
            <h2 className={styles.name}><bdi>{order.name}</bdi></h2>
            <p className={styles.reference}><bdi className="numeric">{order.number ?? t('orders.noNumber')}</bdi> · <bdi>{order.reference}</bdi> · {format.dateTime(order.placedAt)}</p>
          </div>
          <OrderStateBadge order={order} />
        </div>
        {order.problem && <p className={styles.problem} role="status"><CircleAlert size={16} aria-hidden /> <span dir="auto">{order.problem}</span></p>}
        {/* The same while it waits for the same: a status that comes in between takes away nothing that is being typed. */}
        <OrderActs key={`${order.id} ${order.waits}`} details={details} />
      </Section>
      <Section title={t('orders.lines')}><OrderLines details={details} /></Section>
      <Section title={t('orders.about')}>
        <div className={styles.facts}>
          <Facts
            facts={[
              { name: t('orders.payment'), value: t(`orders.payments.${order.payment}`) },
              ...(details.paidAt ? [{ name: t('orders.paidAt'), value: `${format.dateTime(details.paidAt)}${details.paymentReference ? ` · ${details.paymentReference}` : ''}` }] : []),
              { name: t('orders.erpStatus'), value: <bdi>{order.status ?? t('orders.none')}</bdi> },
              { name: t('orders.phone'), value: <bdi dir="ltr">{order.phone}</bdi> },
              ...(order.number ? [{ name: t('orders.cost'), value: <OrderCost number={order.number} /> }] : []),
            ]}
          />
          <Facts
            facts={[
              { name: t('orders.address'), value: address ? <address className={styles.address} dir="auto">{lines(address).join('\n')}</address> : t('orders.pickUp') },
              ...(note ? [{ name: t('orders.note'), value: <span dir="auto">{note}</span> }] : []),
              ...(eta ? [{ name: t('orders.eta'), value: <bdi>{eta}</bdi> }] : []),
              ...(trackingUrl ? [{ name: t('orders.tracking'), value: <a href={trackingUrl} target="_blank" rel="noreferrer noopener" dir="ltr">{trackingUrl}</a> }] : []),
              ...(documentUrl ? [{ name: t('orders.document'), value: <a href={documentUrl} target="_blank" rel="noreferrer noopener" dir="ltr">{documentUrl}</a> }] : []),
            ]}
          />
        </div>
        <div>
          <Link to="/chats/$conversationId" params={{ conversationId: order.conversationId }} className={classes(buttons.button, buttons.quiet)}>
            <MessagesSquare size={14} aria-hidden /> {t('orders.openChat')}
          </Link>{' '}
          {seesErp && <Link to="/erp" search={{ view: 'calls', key: details.draftId }} className={classes(buttons.button, buttons.quiet)}><Plug size={14} aria-hidden /> {t('orders.erpCalls')}</Link>}
        </div>
      </Section>
      <Section title={t('orders.history')}><OrderHistory history={history} /></Section>
    </Sections>
  );
}
