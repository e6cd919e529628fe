import type { StepCounted } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './card-counts.module.css';

/** How many came to a step, how many stand there, and how many went no further. */
export function CardCounts({ count: { entries, here, droppedOff } }: { count: StepCounted }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lost = entries > 0 ? Math.min(1, droppedOff / entries) : 0;
  return (
    <div className={styles.counts}>
      <p>
        <span>{t('flows.counts.came', { count: entries, number: format.number(entries) })}</span>
        {here > 0 && <span>{t('flows.counts.here', { count: here, number: format.number(here) })}</span>}
        {droppedOff > 0 && <span className={styles.lost}>{t('flows.counts.left', { count: droppedOff, number: format.number(droppedOff), percent: format.number(Math.round(lost * 100)) })}</span>}
      </p>
      <span className={styles.bar} aria-hidden><span style={{ inlineSize: `${lost * 100}%` }} /></span>
    </div>
  );
}
