import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { applicationKeys, listApplications } from '@/api/applications';
import { listOrders, orderKeys } from '@/api/orders';
import { ErrorState } from '@/components/error-state';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './details.module.css';

interface Props {
  /** His chat, and those that went on in it. */
  conversation: readonly string[];
}

/** His orders, newest first. */
export function useCustomerOrders(conversation: readonly string[], enabled = true) {
  const filter = { conversation };
  return useQuery({ queryKey: [...orderKeys.list(filter), 'chat'], queryFn: ({ signal }) => listOrders(filter, null, signal), enabled });
}

/** His orders, newest first, each with how it stands. */
export function CustomerOrders({ conversation }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useCustomerOrders(conversation);
  if (error && !data) return <section className={styles.part}><h3>{t('orders.title')}</h3><ErrorState error={error} retry={() => void refetch()} /></section>;
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('orders.title')}</h3>
      <ul className={styles.records}>
        {data.items.map(order => (
          <li key={order.id}>
            <Link to="/orders/$orderId" params={{ orderId: order.id }}>
              <bdi className="numeric">{order.number ?? order.reference}</bdi>
              <span>{t(order.waits ? `orders.waits.${order.waits}` : `orders.states.${order.state}`)}</span>
              <bdi className="numeric">{format.money(order.total, order.currency)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** His applications, for those who may see them. */
export function CustomerApplications({ conversation }: Props) {
  const { t } = useTranslation();
  const filter = { conversation };
  const { data, error, refetch } = useQuery({ queryKey: [...applicationKeys.list(filter), 'chat'], queryFn: ({ signal }) => listApplications(filter, null, signal) });
  if (error && !data) return <section className={styles.part}><h3>{t('applications.title')}</h3><ErrorState error={error} retry={() => void refetch()} /></section>;
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('applications.title')}</h3>
      <ul className={styles.records}>
        {data.items.map(application => (
          <li key={application.id}>
            <Link to="/applications/$applicationId" params={{ applicationId: application.id }}>
              <bdi>{application.jobName}</bdi>
              <span>{t(`applications.stages.${application.stage}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
