import { useTranslation } from '@/i18n';
import { useLiveState } from '@/lib/use-live-state';
import styles from './frame.module.css';

/** The connection, as one quiet dot. */
export function LiveDot() {
  const { t } = useTranslation();
  const state = useLiveState();
  const words = t(`frame.live.${state}`);
  return <button type="button" className={styles.dot} data-state={state} aria-label={words} data-tip={words} data-tip-beside />;
}
