import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import styles from './floating.module.css';

interface Props {
  children: ReactNode;
  side?: 'top' | 'bottom' | 'inline-end' | 'inline-start';
}

export function TooltipPopup({ children, side = 'top' }: Props) {
  return (
    <Tooltip.Portal>
      <Tooltip.Positioner side={side} sideOffset={6} className={styles.positioner}>
        <Tooltip.Popup className={styles.tooltip}>{children}</Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  );
}
