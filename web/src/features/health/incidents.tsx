import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { incidentsQuery } from '@/api/alerts';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import type { Kind } from './kinds';

/** What was not well, and who was told. */
export function Incidents() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useQuery(incidentsQuery);
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={2} round={false} />;
  return (
    <>
      <p>{data.items.length === 0 && t('health.noIncidents')} <Link to="/settings/$section" params={{ section: 'alerts' }}>{t('health.whoIsTold')}</Link></p>
      {data.items.length > 0 && (
        <div className={table.wrap} tabIndex={0}>
          <table className={table.table} aria-label={t('health.incidents')}>
            <thead>
              <tr>
                <th scope="col">{t('health.what')}</th>
                <th scope="col">{t('failures.service')}</th>
                <th scope="col">{t('health.since')}</th>
                <th scope="col">{t('health.until')}</th>
                <th scope="col">{t('health.told')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(one => (
                <tr key={one.id}>
                  <th scope="row">{t(`health.kinds.${one.kind as Kind}`)} {one.name !== one.kind && one.name !== one.service && <bdi dir="ltr">{one.name}</bdi>}</th>
                  <td>{t(`failures.services.${one.service as 'flow'}`)}</td>
                  <td>{format.dateTime(one.since)}</td>
                  <td>{one.endedAt ? format.dateTime(one.endedAt) : t('health.still')}</td>
                  <td>{one.told.length > 0 ? one.told.map(channel => t(`alerts.channels.${channel}`)).join(', ') : one.problem ? <bdi>{one.problem}</bdi> : t('health.nobody')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
