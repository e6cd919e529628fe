import { SelectField } from '@/components/select-field';
import { SwitchRow } from '@/components/switch-row';
import { useTranslation } from '@/i18n';
import styles from './preview.module.css';
import type { SimulationPlay, World } from './use-simulation';

type Outcome = World['erp'][string];

const effects: Readonly<Record<string, readonly Outcome[]>> = {
  quote_price: ['Ok', 'Rejected', 'Unavailable'],
  place_order: ['Ok', 'Late', 'TotalDiffers', 'Rejected', 'Unavailable', 'Unknown'],
  ask_order_status: ['Ok', 'Unavailable'],
  submit_application: ['Ok', 'Rejected', 'Unavailable', 'Unknown'],
  measure_picture: ['Ok', 'Rejected', 'Unavailable', 'Unknown'],
};

/** Who is talking, and how the ERP answers: the ways that are seldom walked, on demand. */
export function WhatIf({ play: { world, change } }: { play: SimulationPlay }) {
  const { t } = useTranslation();
  return (
    <details className={styles.trace}>
      <summary>{t('flows.whatIf.title')}</summary>
      <div className={styles.whatIf}>
        <SwitchRow label={t('flows.whatIf.returning')} hint={t('flows.whatIf.returningHint')} checked={world.returning} onChange={returning => change({ returning })} />
        {Object.entries(effects).map(([effect, outcomes]) => (
          <SelectField
            key={effect} label={t(`flows.whatIf.effects.${effect as 'quote_price'}`)} value={world.erp[effect] ?? 'Ok'} options={outcomes}
            nameOf={outcome => t(`flows.whatIf.outcomes.${outcome}`)} onChange={outcome => change({ erp: { ...world.erp, [effect]: outcome } })}
          />
        ))}
      </div>
    </details>
  );
}
