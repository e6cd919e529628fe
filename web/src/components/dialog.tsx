import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import styles from './dialog.module.css';
import { IconButton } from './icon-button';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  lead?: ReactNode;
  /** The acts, at its foot. */
  foot?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** One decision over the page; Escape and the cross leave everything as it was. */
export function Dialog({ open, onClose, title, lead, foot, children, wide }: Props) {
  const { t } = useTranslation();
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} data-wide={wide}>
          <header className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <IconButton icon={X} label={t('common.close')} onClick={onClose} />
          </header>
          <div className={styles.body}>
            {lead && <Base.Description className={styles.lead} render={<div />}>{lead}</Base.Description>}
            {children}
          </div>
          {foot && <footer className={styles.foot}>{foot}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
