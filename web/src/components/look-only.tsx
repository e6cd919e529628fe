import type { ReactNode } from 'react';
import { LooksOnly } from '@/lib/looks-only';
import styles from './look-only.module.css';

/** All in it at once: shown, and not to be changed by whoever may only look. */
export function LookOnly({ on, children }: { on: boolean; children: ReactNode }) {
  return <LooksOnly value={on}><fieldset disabled={on} className={styles.all}>{children}</fieldset></LooksOnly>;
}
