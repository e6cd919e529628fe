import { CircleCheck } from 'lucide-react';
import type { Health } from '@/api/types';
import { Badge } from '@/components/badge';
import { StateBadge } from '@/components/state-badge';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { unwellOf, type Kind } from './kinds';
import { ReadingText } from './reading-text';

/** First of all: what of the whole is not well. */
export function Overview({ health }: { health: Health }) {
  const { t } = useTranslation();
  const format = useFormat();
  const unwell = unwellOf(health.services);
  if (unwell.length === 0) return <p><Badge tone="good" icon={CircleCheck}>{t('health.allWell')}</Badge> {t('health.lookedAt', { ago: format.ago(health.at) })}</p>;
  return (
    <div className={table.wrap} tabIndex={0}>
      <table className={table.table} aria-label={t('health.notWell')}>
        <thead>
          <tr>
            <th scope="col">{t('health.what')}</th>
            <th scope="col">{t('failures.service')}</th>
            <th scope="col">{t('health.condition')}</th>
            <th scope="col">{t('health.measured')}</th>
          </tr>
        </thead>
        <tbody>
          {unwell.map(({ service, reading }) => (
            <tr key={`${service} ${reading.kind} ${reading.name}`}>
              <th scope="row">{t(`health.kinds.${reading.kind as Kind}`)} {reading.name !== reading.kind && reading.name !== service && <bdi dir="ltr">{reading.name}</bdi>}</th>
              <td>{t(`failures.services.${service as 'flow'}`)}</td>
              <td><StateBadge state={reading.state} /></td>
              <td><ReadingText reading={reading} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
