import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { numbersQuery } from '@/api/account';
import { messageCountsQuery, type Period } from '@/api/billing';
import { companyQuery } from '@/api/company';
import { ErrorState } from '@/components/error-state';
import { FilterBar } from '@/components/filter-bar';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { maySet } from '@/lib/roles';
import { useFormat } from '@/lib/use-format';
import { useRoles } from '@/lib/use-roles';
import styles from './dashboard.module.css';
import messages from './messages.module.css';
import { everyPeriod } from './periods';

const periods = ['hour', 'month'] as const;
const columns = ['received', 'sent', 'failed', 'charged'] as const;
const route = getRouteApi('/app/');

/** How many messages came and went, by hour and by month: bars to look at, and every figure in a table. */
export function Messages() {
  const { t } = useTranslation();
  const format = useFormat();
  const { messages: by = 'hour' } = route.useSearch();
  const navigate = route.useNavigate();
  const roles = useRoles();
  const [shown, setShown] = useState(false);
  const timeZone = useQuery(companyQuery).data?.timeZone;
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    // Counted by the world's hours: where a zone is not whole hours from them, each is told by when it really began.
    ...messageCountsQuery(by, by === 'hour' ? 'UTC' : timeZone ?? 'UTC'), enabled: timeZone !== undefined,
  });
  const several = new Set(data?.map(count => count.phoneNumberId)).size > 1;
  const { data: numbers } = useQuery({ ...numbersQuery, enabled: several && maySet(roles, 'numbers') });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;

  const monthOf = (at: string) => (([year = 0, month = 0]) => 12 * year + month)(format.dayKey(at).split('-').map(Number));
  const nameOf = (since: string) => (by === 'hour' ? format.dateTime(since) : format.month(since));
  const all = everyPeriod(data ?? [], by, dataUpdatedAt, monthOf);
  const most = Math.max(1, ...all.map(({ received, sent, failed }) => received + sent + failed));
  const sumOf = (what: (typeof columns)[number]) => all.reduce((sum, period) => sum + period[what], 0);

  return (
    <section className={styles.section} aria-label={t('dashboard.messages.title')}>
      <header className={messages.head}>
        <h2>{t('dashboard.messages.title')}</h2>
        <FilterBar<Period>
          label={t('dashboard.messages.period')} options={periods} value={by} nameOf={period => t(`dashboard.messages.by.${period}`)}
          onChange={period => void navigate({ search: period === 'hour' ? {} : { messages: period }, replace: true, resetScroll: false })}
        />
      </header>
      <div className={messages.box} aria-busy={!data}>
        {data && (
          <>
            <dl className={messages.sums}>
              {columns.map(what => <div key={what} data-what={what}><dt>{t(`dashboard.messages.${what}`)}</dt><dd className="numeric">{format.number(sumOf(what))}</dd></div>)}
            </dl>
            <div className={messages.bars} aria-hidden>
              {all.map((period, index) => (
                <span key={index} title={period.since && `${nameOf(period.since)}: ${columns.map(what => `${t(`dashboard.messages.${what}`)} ${format.number(period[what])}`).join(', ')}`}>
                  {(['failed', 'sent', 'received'] as const).map(what => period[what] > 0 && <i key={what} data-what={what} style={{ blockSize: `${Math.max(2, (100 * period[what]) / most)}%` }} />)}
                </span>
              ))}
            </div>
            <p className={styles.note}>{t(`dashboard.messages.span.${by}`)}</p>
          </>
        )}
      </div>
      {data && data.length > 0 && (
        <details className={messages.figures} open={shown} onToggle={event => setShown(event.currentTarget.open)}>
          <summary>{t('dashboard.messages.figures')}</summary>
          <div className={table.wrap} tabIndex={0} role="region" aria-label={t('dashboard.messages.figures')}>
            <table className={table.table} aria-label={t('dashboard.messages.title')}>
              <thead>
                <tr>
                  <th scope="col">{t(`dashboard.messages.each.${by}`)}</th>
                  {several && <th scope="col">{t('account.number')}</th>}
                  {columns.map(what => <th key={what} scope="col" className={messages.figure}>{t(`dashboard.messages.${what}`)}</th>)}
                </tr>
              </thead>
              <tbody>
                {data.toReversed().map(count => (
                  <tr key={`${count.since} ${count.phoneNumberId}`}>
                    <th scope="row"><bdi>{nameOf(count.since)}</bdi></th>
                    {several && <td><bdi dir="ltr">{numbers?.find(({ id }) => id === count.phoneNumberId)?.number ?? count.phoneNumberId}</bdi></td>}
                    {columns.map(what => <td key={what} className={`numeric ${messages.figure}`}>{format.number(count[what])}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}
