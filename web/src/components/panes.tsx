import { useEffect, type ReactNode } from 'react';
import { classes } from '@/lib/classes';
import { somethingFloats } from '@/lib/floating';
import styles from './panes.module.css';

interface Props {
  list: ReactNode;
  work: ReactNode;
  /** Only where it has room: see useWide. */
  context?: ReactNode;
  selected: boolean;
  /** One pane back: what Escape does. */
  onBack: () => void;
}

/** The three panes that every page of records shares. */
export function Panes({ list, work, context, selected, onBack }: Props) {
  useEffect(() => {
    if (!selected) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || somethingFloats()) return;
      onBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [selected, onBack]);

  return (
    <div className={styles.panes} data-selected={selected}>
      <section className={classes(styles.pane, styles.list)}>{list}</section>
      <section className={classes(styles.pane, styles.work)}>{work}</section>
      {context && <aside className={classes(styles.pane, styles.context)}>{context}</aside>}
    </div>
  );
}
