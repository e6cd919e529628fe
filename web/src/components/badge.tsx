import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '@/lib/classes';
import styles from './badge.module.css';

interface Props {
  tone?: 'neutral' | 'good' | 'attention' | 'danger' | 'info' | 'accent';
  icon?: LucideIcon;
  title?: string;
  children: ReactNode;
}

/** A state in a word and an icon, never by colour alone. */
export function Badge({ tone = 'neutral', icon: Icon, title, children }: Props) {
  return (
    <span className={classes(styles.badge, styles[tone])} title={title}>
      {Icon && <Icon size={12} strokeWidth={2} aria-hidden />}
      {children}
    </span>
  );
}
