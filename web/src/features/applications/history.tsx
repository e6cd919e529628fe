import { useFormat } from '@/lib/use-format';
import { useUserNames } from '@/lib/use-user-names';
import type { ApplicationDetails } from '@/api/types';
import styles from './applications.module.css';

/** Every step that the application took, as Hr wrote it down. */
export function History({ steps }: { steps: ApplicationDetails['history'] }) {
  const format = useFormat();
  const nameOf = useUserNames();
  return (
    <ol className={styles.history}>
      {steps.map((step, index) => (
        <li key={index}>
          <span dir="auto">{step.what}</span>
          {step.userId && <bdi className={styles.reference}>{nameOf(step.userId)}</bdi>}
          {step.detail && <span className={styles.reference} dir="auto">{step.detail}</span>}
          <time className={styles.reference} dateTime={step.at} title={format.dateTime(step.at)}>{format.ago(step.at)}</time>
        </li>
      ))}
    </ol>
  );
}
