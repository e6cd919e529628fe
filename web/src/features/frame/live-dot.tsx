import { Tooltip } from '@base-ui/react/tooltip';
import { useTranslation } from 'react-i18next';
import { TooltipPopup } from '@/components/tooltip-popup';
import { useLiveState } from '@/lib/use-live-state';
import styles from './frame.module.css';

/** The connection, as one quiet dot. */
export function LiveDot() {
  const { t } = useTranslation();
  const state = useLiveState();
  return (
    <Tooltip.Root>
      <Tooltip.Trigger className={styles.dot} data-state={state} aria-label={t(`frame.live.${state}`)} />
      <TooltipPopup side="inline-end">{t(`frame.live.${state}`)}</TooltipPopup>
    </Tooltip.Root>
  );
}
