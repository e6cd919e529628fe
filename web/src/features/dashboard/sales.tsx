import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '@/api/company';
import { orderCountsQuery } from '@/api/orders';
import { sessionQuery } from '@/api/session';
import type { OrderCounts } from '@/api/types';
import { ErrorState } from '@/components/error-state';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useFormat } from '@/lib/use-format';
import styles from './dashboard.module.css';
import { everyDay } from './every-day';

/** Orders by day, as bars, those without any too; the same in words for those who do not see them. */
function Days({ days: counted }: { days: OrderCounts['days'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = everyDay(counted, format.dayKey(new Date().toISOString()));
  const most = Math.max(1, ...days.map(day => day.orders));
  return (
    <figure className={styles.days}>
      <div className={styles.bars} aria-hidden>
        {days.map(day => (
          <span key={day.day} title={`${format.date(day.day)}: ${format.number(day.orders)}`} data-empty={day.orders === 0} style={{ blockSize: `${Math.max(2, (100 * day.orders) / most)}%` }} />
        ))}
      </div>
      <figcaption>{t('dashboard.days')}</figcaption>
      <ul className="visually-hidden">{days.filter(day => day.orders > 0).map(day => <li key={day.day}>{format.date(day.day)}: {t('dashboard.orders', { count: day.orders })}</li>)}</ul>
    </figure>
  );
}

export function Sales() {
  const { t } = useTranslation();
  const format = useFormat();
  const roles = useQuery(sessionQuery).data?.user?.roles ?? [];
  const currency = useQuery(companyQuery).data?.currency ?? 'USD';
  const { data, error, refetch } = useQuery({ ...orderCountsQuery, enabled: may(roles, 'orders') });
  if (!may(roles, 'orders')) return null;
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;

  const sum = (title: string, { orders, amounts }: OrderCounts['today']) => (
    <div className={styles.sum}>
      <p className={styles.sumTitle}>{title}</p>
      <p className={styles.amount}>{(amounts.length > 0 ? amounts : [{ currency, amount: 0 }]).map(sum => <bdi key={sum.currency} className="numeric">{format.money(sum.amount, sum.currency)}</bdi>)}</p>
      <p className={styles.note}>{t('dashboard.orders', { count: orders })}</p>
    </div>
  );

  return (
    <section className={styles.section} aria-label={t('dashboard.ordered')}>
      <h2>{t('dashboard.ordered')}</h2>
      <div className={styles.sums}>
        {data
          ? <>{sum(t('dashboard.today'), data.today)}{sum(t('dashboard.thirtyDays'), data.thirtyDays)}<Days days={data.days} /></>
          : <><div className={styles.sum} aria-busy /><div className={styles.sum} /><div className={styles.days} /></>}
      </div>
    </section>
  );
}
