import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { useDelayed } from '@/lib/use-delayed';
import styles from './skeleton.module.css';

/** Rows in the shape of those that are coming, after 150 ms; nothing before. */
export function ListSkeleton({ rows = 8, round = true }: { rows?: number; round?: boolean }) {
  const { t } = useTranslation();
  const late = useDelayed(true);
  if (!late) return null;
  return (
    <div role="status">
      <span className="visually-hidden">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} aria-hidden>
          {round && <span className={classes(styles.bone, styles.round)} />}
          <span className={styles.lines}>
            <span className={classes(styles.bone, styles.w40)} />
            <span className={classes(styles.bone, row % 2 ? styles.w80 : styles.w60)} />
          </span>
        </div>
      ))}
    </div>
  );
}
