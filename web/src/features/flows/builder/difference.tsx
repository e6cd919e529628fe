import type { FlowDifference } from '@/api/types';
import { useTranslation } from '@/i18n';
import styles from './difference.module.css';

const words = (value: unknown) => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** What lies between two versions, step by step, in the words that changed. */
export function Difference({ difference: { changes, sameMeaning } }: { difference: FlowDifference }) {
  const { t } = useTranslation();
  if (sameMeaning) return <p className={styles.none}>{t('flows.publish.noChanges')}</p>;
  const byStep = Map.groupBy(changes, change => change.stepId);
  return (
    <ul className={styles.list}>
      {[...byStep].map(([step, mine]) => (
        <li key={step ?? ''}>
          <h4><bdi>{step ?? t('flows.problems.flow')}</bdi></h4>
          <ul>
            {mine.map((change, index) => (
              <li key={index} data-kind={change.kind}>
                <span className={styles.kind}>{t(`flows.changes.${change.kind}`)}</span>
                {change.path && <code dir="ltr">{change.path}</code>}
                {change.path && change.kind !== 'Added' && <del dir="auto">{words(change.before)}</del>}
                {change.path && change.kind !== 'Removed' && <ins dir="auto">{words(change.after)}</ins>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
