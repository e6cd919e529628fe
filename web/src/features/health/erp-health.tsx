import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CircleDashed, Unplug, type LucideIcon } from 'lucide-react';
import { contractQuery, profileQuery } from '@/api/erp';
import { Badge } from '@/components/badge';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { erpConditionOf, type ErpCondition } from './judge';

const looks: Record<ErpCondition, { tone: 'good' | 'danger' | 'neutral'; icon: LucideIcon }> = {
  good: { tone: 'good', icon: CircleCheck },
  wrong: { tone: 'danger', icon: CircleAlert },
  open: { tone: 'danger', icon: Unplug },
  unchecked: { tone: 'neutral', icon: CircleDashed },
  off: { tone: 'neutral', icon: CircleDashed },
};

/** Each operation of the ERP: whether Bridge calls it just now, and what the last check came to. */
export function ErpHealth() {
  const { t } = useTranslation();
  const format = useFormat();
  const profile = useQuery({ ...profileQuery, refetchInterval: 10_000 });
  const contract = useQuery({ ...contractQuery, refetchInterval: 60_000 });
  if (profile.error && !profile.data) return <ErrorState error={profile.error} retry={() => void profile.refetch()} />;
  if (!profile.data) return <ListSkeleton rows={3} round={false} />;
  return (
    <>
      <p>{profile.data.baseUrl ? <bdi dir="ltr">{profile.data.baseUrl}</bdi> : t('health.noErp')} <Link to="/erp">{t('frame.pages.erp')}</Link></p>
      <div className={table.wrap} tabIndex={0}>
        <table className={table.table} aria-label={t('health.erp')}>
          <thead>
            <tr>
              <th scope="col">{t('health.operation')}</th>
              <th scope="col">{t('health.condition')}</th>
              <th scope="col">{t('health.checked')}</th>
            </tr>
          </thead>
          <tbody>
            {profile.data.endpoints.map(endpoint => {
              const check = contract.data?.operations.find(one => one.operation === endpoint.operation);
              const condition = erpConditionOf(endpoint, check);
              const { tone, icon } = looks[condition];
              return (
                <tr key={endpoint.operation}>
                  <th scope="row"><bdi>{endpoint.operation}</bdi></th>
                  <td><Badge tone={tone} icon={icon}>{t(`health.erpConditions.${condition}`)}</Badge></td>
                  <td>{check?.checkedAt ? format.ago(check.checkedAt) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
