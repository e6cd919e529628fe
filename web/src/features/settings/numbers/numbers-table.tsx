import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { accountQuery, numbersQuery } from '@/api/account';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import styles from './numbers.module.css';

/** What Meta says of each number now; its own words where they are new. */
export function NumbersTable() {
  const { t } = useTranslation();
  const { data: account } = useQuery(accountQuery);
  const isSet = (name: string) => account?.keys.some(key => key.name === name && key.set) === true;
  const asked = isSet('AccessToken') && (isSet('BusinessAccountId') || isSet('PhoneNumberId'));
  const { data: numbers, error, refetch, isFetching } = useQuery({ ...numbersQuery, enabled: asked });
  if (account && !asked) return <p className={styles.note}>{t('account.numbersNeed')}</p>;
  if (error && !numbers) {
    return <div className={styles.foot}><p role="alert" dir="auto">{problemText(t, error)}</p><Button disabled={isFetching} onClick={() => void refetch()}>{t('common.tryAgain')}</Button></div>;
  }
  if (!numbers) return <ListSkeleton rows={2} round={false} />;
  return (
    <>
      <p className={styles.note}>{t('account.numbersLead')}</p>
      <div className={table.wrap} tabIndex={0} role="region" aria-label={t('account.numbers')}>
        <table className={table.table} aria-label={t('account.numbers')}>
          <thead>
            <tr>
              <th scope="col">{t('account.number')}</th><th scope="col">{t('account.state')}</th><th scope="col">{t('account.quality')}</th><th scope="col">{t('account.limit')}</th><th scope="col">{t('account.throughput')}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(({ id, number, name, status, quality, limit, throughput }) => (
              <tr key={id}>
                <th scope="row">
                  <span className={styles.who}><bdi dir="ltr">{number ?? id}</bdi><bdi className={styles.note}>{name}</bdi><bdi className={styles.note} dir="ltr">{id}</bdi></span>
                </th>
                <td className={table.narrow}>{status && <Badge tone={status === 'CONNECTED' ? 'good' : 'danger'} icon={status === 'CONNECTED' ? CircleCheck : CircleX}>{t(`account.statuses.${status}` as 'account.statuses.BANNED', { defaultValue: status })}</Badge>}</td>
                <td className={table.narrow}>{quality && t(`templates.qualities.${quality}` as 'templates.qualities.GREEN', { defaultValue: quality })}</td>
                <td className={table.narrow}>{limit && t(`account.limits.${limit}` as 'account.limits.TIER_2K', { defaultValue: limit })}</td>
                <td className={table.narrow}>{throughput && t(`account.throughputs.${throughput}` as 'account.throughputs.HIGH', { defaultValue: throughput })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
