import { useQuery } from '@tanstack/react-query';
import { chargedQuery } from '@/api/billing';
import { companyQuery } from '@/api/company';
import { orderCountsQuery } from '@/api/orders';
import { ErrorState } from '@/components/error-state';
import { useTranslation } from '@/i18n';
import { may } from '@/lib/roles';
import { useCategoryName } from '@/lib/use-category-name';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import styles from './dashboard.module.css';

/** What WhatsApp charged for this month, as Meta itself said of each message; no prices: they are Meta's, by country, and change. */
export function Charged() {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useCategoryName();
  const timeZone = useQuery(companyQuery).data?.timeZone;
  const { data, error, refetch } = useQuery({ ...chargedQuery(timeZone ?? 'UTC'), enabled: timeZone !== undefined });
  const { data: orders } = useQuery({ ...orderCountsQuery, enabled: may(useRoles(), 'orders') });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const most = Math.max(1, ...(data?.categories ?? []).map(({ messages }) => messages));
  const placed = orders?.month.orders ?? 0;

  return (
    <section className={styles.section} aria-label={t('dashboard.charged.title')}>
      <h2>{t('dashboard.charged.title')}</h2>
      <div className={styles.sums}>
        <div className={styles.sum} aria-busy={!data}>
          {data && (
            <>
              <p className={styles.sumTitle}>{t('dashboard.charged.messages')}</p>
              <p className={styles.amount}><bdi className="numeric">{format.number(data.charged)}</bdi></p>
              {data.free > 0 && <p className={styles.note}>{t('dashboard.charged.free', { count: data.free, number: format.number(data.free) })}</p>}
            </>
          )}
        </div>
        {data && orders && (
          <div className={styles.sum}>
            <p className={styles.sumTitle}>{t('dashboard.charged.perOrder')}</p>
            <p className={styles.amount}><bdi className="numeric">{placed > 0 ? format.number(Math.round((10 * data.charged) / placed) / 10) : '–'}</bdi></p>
            <p className={styles.note}>{t('dashboard.orders', { count: placed })}</p>
          </div>
        )}
        {data && data.categories.length > 0 && (
          <ul className={styles.shares}>
            {data.categories.map(({ category, messages }) => (
              <li key={category}>
                <span>{named(category)}</span>
                <span className={styles.share} aria-hidden><span style={{ inlineSize: `${(100 * messages) / most}%` }} /></span>
                <span className="numeric">{format.number(messages)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
