import type { HealthRule } from '@/api/types';
import field from '@/components/field.module.css';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import type { en } from '@/i18n/en';
import retention from '../retention/retention.module.css';
import { ruleIsRight } from './draft';

type Kind = keyof typeof en.health.kinds;
type Measured = keyof typeof en.alerts.units;

interface Props {
  rules: readonly HealthRule[];
  onChange: (rules: HealthRule[]) => void;
}

/** Of what somebody is told, and from which value on. */
export function RulesTable({ rules, onChange }: Props) {
  const { t } = useTranslation();
  const change = (kind: string, part: Partial<HealthRule>) => onChange(rules.map(rule => (rule.kind === kind ? { ...rule, ...part } : rule)));
  return (
    <div className={table.wrap} tabIndex={0}>
      <table className={table.table} aria-label={t('alerts.rules')}>
        <thead><tr><th scope="col">{t('health.what')}</th><th scope="col">{t('alerts.threshold')}</th><th scope="col" /></tr></thead>
        <tbody>
          {rules.map(rule => {
            const name = t(`health.kinds.${rule.kind as Kind}`);
            return (
              <tr key={rule.kind}>
                <th scope="row">
                  <label><input type="checkbox" checked={rule.on} aria-label={t('alerts.tell', { name })} onChange={event => change(rule.kind, { on: event.target.checked })} /> {name}</label>
                </th>
                <td className={table.narrow}>
                  {rule.threshold !== null && (
                    <input
                      type="number" inputMode="numeric" min={1} max={1_000_000} className={retention.days} aria-label={t('alerts.thresholdOf', { name })} aria-invalid={!ruleIsRight(rule)}
                      value={Number.isNaN(rule.threshold) ? '' : rule.threshold} onChange={event => change(rule.kind, { threshold: event.target.valueAsNumber })}
                    />
                  )}
                  {!ruleIsRight(rule) && <p role="alert" className={field.error}>{t('alerts.range')}</p>}
                </td>
                <td className={table.narrow}>{rule.threshold !== null && t(`alerts.units.${rule.kind as Measured}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
