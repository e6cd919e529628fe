import type { ReactNode } from 'react';
import styles from './sections.module.css';

/** The body of a record: its parts one below the other, told apart by a line and a heading. */
export function Sections({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return <div className={styles.scroller} tabIndex={-1}><div className={styles.sections} data-wide={wide}>{children}</div></div>;
}

export function Section({ title, children }: { title?: string; children: ReactNode }) {
  return <section className={styles.section}>{title && <h3>{title}</h3>}{children}</section>;
}
