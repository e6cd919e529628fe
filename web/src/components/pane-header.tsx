import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import { IconButton } from './icon-button';
import styles from './pane-header.module.css';

interface Props {
  title: ReactNode;
  note?: ReactNode;
  level?: 1 | 2;
  /** Shown where one pane fills the screen. */
  onBack?: () => void;
  leading?: ReactNode;
  children?: ReactNode;
}

export function PaneHeader({ title, note, level = 2, onBack, leading, children }: Props) {
  const { t } = useTranslation();
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className={styles.header} data-level={level}>
      {onBack && <IconButton icon={ChevronLeft} flips label={t('common.back')} className={styles.back} onClick={onBack} />}
      {leading}
      <div className={styles.titles}>
        <Heading className={styles.title}>{title}</Heading>
        {note && <p className={styles.note}>{note}</p>}
      </div>
      {children}
    </header>
  );
}

/** Search and filters, under the header of a list. */
export function PaneTools({ children }: { children: ReactNode }) {
  return <div className={styles.tools}>{children}</div>;
}
