import type { TFunction } from 'i18next';
import type { FlowDifference } from '@/api/types';
import { useTranslation } from '@/i18n';
import { isObject } from '../model/flow';
import { entryOfTrigger, isTrigger, valueOfTrigger, type Trigger } from '../model/triggers';
import { wordsOf } from '../model/words';
import styles from './difference.module.css';

const isText = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(said => typeof said === 'string');

/** A way in as its dialog says it: "The customer writes a word: en: jobs, work". */
function triggerWords(t: TFunction, trigger: Trigger): string {
  const said = isObject(trigger.words) ? Object.keys(trigger.words).map(language => `${language}: ${wordsOf(trigger.words, language).join(', ')}`) : [];
  const detail = [...said, valueOfTrigger(trigger), entryOfTrigger(trigger) && `→ ${entryOfTrigger(trigger)}`].filter(Boolean).join(' · ');
  return [t(`flows.triggers.kinds.${trigger.on}`), detail].filter(Boolean).join(': ');
}

/** A text in all its languages, a list, and what is neither as it stands in the flow. */
function words(t: TFunction, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value.join(', ');
  if (Array.isArray(value) && value.length > 0 && value.every(isTrigger)) return value.map(one => triggerWords(t, one)).join(' | ');
  return isText(value) ? Object.entries(value).map(([name, said]) => `${name}: ${said}`).join(' · ') : JSON.stringify(value);
}

/** What lies between two versions, step by step, in the words that changed. */
export function Difference({ difference: { changes, sameMeaning } }: { difference: FlowDifference }) {
  const { t } = useTranslation();
  if (sameMeaning) return <p className={styles.none}>{t('flows.publish.noChanges')}</p>;
  // Of a flow that was not there before the steps say enough: all else of it is new, too.
  const isFirst = changes.some(({ stepId, path, kind }) => stepId === null && path === 'id' && kind === 'Added');
  const shown = isFirst ? changes.filter(({ stepId }) => stepId !== null) : changes;
  return (
    <>
      {isFirst && <p className={styles.none}>{t('flows.versions.first')}</p>}
      <ul className={styles.list}>
        {[...new Set(shown.map(({ stepId }) => stepId))].map(step => (
          <li key={step ?? ''}>
            <h4><bdi>{step ?? t('flows.problems.flow')}</bdi></h4>
            <ul>
              {shown.filter(({ stepId }) => stepId === step).map((change, index) => (
                <li key={index} data-kind={change.kind}>
                  <span className={styles.kind}>{t(`flows.changes.${change.kind}`)}</span>
                  {change.path && <code dir="ltr">{change.path}</code>}
                  {change.path && change.kind !== 'Added' && <del dir="auto">{words(t, change.before)}</del>}
                  {change.path && change.kind !== 'Removed' && <ins dir="auto">{words(t, change.after)}</ins>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
