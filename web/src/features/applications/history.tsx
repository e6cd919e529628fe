import type { ApplicationDetails } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useUserNames } from '@/lib/use-user-names';
import styles from './applications.module.css';
import { stepWords } from './step-words';

/** Every step that the application took, as Hr wrote it down. */
export function History({ steps }: { steps: ApplicationDetails['history'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useUserNames();
  return (
    <ol className={styles.history}>
      {steps.map((step, index) => {
        const { what, detail } = stepWords(t, format.date, step);
        return (
          <li key={index}>
            <span dir="auto">{what}</span>
            {step.userId && <bdi className={styles.reference}>{nameOf(step.userId)}</bdi>}
            {detail && <span className={styles.reference} dir="auto">{detail}</span>}
            <time className={styles.reference} dateTime={step.at} title={format.dateTime(step.at)}>{format.ago(step.at)}</time>
          </li>
        );
      })}
    </ol>
  );
}
