import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Hourglass } from 'lucide-react';
import { erasuresQuery } from '@/api/privacy';
import { Badge } from '@/components/badge';
import { ErrorState } from '@/components/error-state';
import field from '@/components/field.module.css';
import { Section } from '@/components/sections';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useUserNames } from '@/lib/use-user-names';

/** That somebody was forgotten, without saying who: what has been done, and what is still waited for. */
export function Erasures() {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useUserNames();
  const { data: erasures, error, refetch } = useQuery(erasuresQuery);
  const body = () => {
    if (error && !erasures) return <ErrorState error={error} retry={() => void refetch()} />;
    if (!erasures) return <ListSkeleton rows={2} round={false} />;
    if (!erasures.length) return <p className={field.hint}>{t('privacy.noErasures')}</p>;
    return (
      <div className={table.wrap}>
        <table className={table.table} aria-label={t('privacy.erasures')}>
          <thead>
            <tr><th scope="col">{t('privacy.asked')}</th><th scope="col">{t('privacy.by_')}</th><th scope="col">{t('privacy.rows')}</th><th scope="col">{t('privacy.kept')}</th><th scope="col">{t('privacy.state')}</th></tr>
          </thead>
          <tbody>
            {erasures.map(erasure => (
              <tr key={erasure.id}>
                <td>{format.dateTime(erasure.requestedAt)}</td>
                <td><bdi>{nameOf(erasure.requestedBy)}</bdi></td>
                <td>{erasure.rows}</td>
                <td>{erasure.kept}</td>
                <td className={table.narrow}>
                  {erasure.erasedAt
                    ? <Badge tone="good" icon={CircleCheck}>{t('privacy.done')}</Badge>
                    : <Badge tone="attention" icon={Hourglass}>{t('privacy.waiting', { services: erasure.waiting.join(', ') || '…' })}</Badge>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  };
  return <Section title={t('privacy.erasures')}>{body()}</Section>;
}
