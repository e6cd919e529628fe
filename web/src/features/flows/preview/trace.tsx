import { useTranslation } from '@/i18n';
import { useBuilder } from '../builder/context';
import styles from './preview.module.css';
import type { SimulationPlay } from './use-simulation';

const words = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Behind the phone: which steps the last answer went through, what would have been asked of the ERP, and what the session knows. */
export function Trace({ moment: { state, turns } }: { moment: SimulationPlay['now'] }) {
  const { t } = useTranslation();
  const { id, show } = useBuilder();
  const steps = turns.flatMap(turn => turn.trace);
  const effects = turns.flatMap(turn => turn.effects).filter(effect => !effect.includes('_timer'));
  const variables = Object.entries(state?.session?.variables ?? {});
  return (
    <details className={styles.trace}>
      <summary>{t('flows.trace')}</summary>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={index}>
            {step.flowId === id ? <button type="button" onClick={() => show(step.stepId)}><bdi>{step.stepId}</bdi></button> : <bdi>{step.flowId} › {step.stepId}</bdi>}
            <span>{step.what}</span>
          </li>
        ))}
      </ol>
      {effects.length > 0 && <p className={styles.note}>{t('flows.wouldAsk', { effects: effects.join(', ') })}</p>}
      <h3>{t('flows.variables')}</h3>
      {variables.length === 0 ? <p className={styles.note}>{t('flows.noVariables')}</p> : (
        <dl className={styles.variables}>
          {variables.map(([name, value]) => <div key={name}><dt><bdi>{name}</bdi></dt><dd dir="auto">{words(value)}</dd></div>)}
        </dl>
      )}
    </details>
  );
}
