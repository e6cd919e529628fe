import type { HealthReading } from '@/api/types';
import { StateBadge } from '@/components/state-badge';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import type { Kind } from './kinds';
import { ReadingText } from './reading-text';

interface Props {
  label: string;
  rows: readonly { owner?: string; reading: HealthReading }[];
}

/** Things of the same sort, one a row. */
export function ReadingsTable({ label, rows }: Props) {
  const { t } = useTranslation();
  return (
    <div className={table.wrap} tabIndex={0}>
      <table className={table.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('health.what')}</th>
            <th scope="col">{t('health.condition')}</th>
            <th scope="col">{t('health.measured')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ owner, reading }) => (
            <tr key={`${owner ?? ''} ${reading.kind} ${reading.name}`}>
              <th scope="row">{owner ?? t(`health.kinds.${reading.kind as Kind}`)} {reading.name !== reading.kind && <bdi dir="ltr">{reading.name}</bdi>}</th>
              <td><StateBadge state={reading.state} /></td>
              <td><ReadingText reading={reading} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
