import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface Props {
  icon: LucideIcon;
  title: string;
  text?: ReactNode;
  /** One act that makes it so. */
  children?: ReactNode;
  heading?: 'h1' | 'h2' | 'p';
}

export function EmptyState({ icon: Icon, title, text, children, heading: Heading = 'p' }: Props) {
  return (
    <div className={styles.state}>
      <span className={styles.icon}><Icon size={20} strokeWidth={1.5} aria-hidden /></span>
      <Heading className={styles.title}>{title}</Heading>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.action}>{children}</div>}
    </div>
  );
}
