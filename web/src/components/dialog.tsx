import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
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

/** One decision over the page; Escape and the cross leave everything as it was, and the focus where it was. */
export function Dialog({ open, ...popup }: Props) {
  return (
    <Base.Root open={open} onOpenChange={next => !next && popup.onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Popup {...popup} />
      </Base.Portal>
    </Base.Root>
  );
}

function Popup({ onClose, title, lead, foot, children, wide }: Omit<Props, 'open'>) {
  const { t } = useTranslation();
  // Looked at while it is drawn: a field that takes the focus at once has it before Base UI asks who had it.
  const [before] = useState(() => document.activeElement);
  const back = () => (before instanceof HTMLElement && before !== document.body && before.isConnected ? before : true);
  const popup = useRef<HTMLDivElement>(null);
  // Its first field; where there is none, the dialog itself, which is then read out: not the cross, which is first in order only.
  const first = () => {
    const within = popup.current;
    if (within?.contains(document.activeElement)) return false;
    return within?.querySelector<HTMLElement>('input:not([type=file], [aria-hidden=true]), textarea, select, [role=combobox]') ?? within;
  };
  return (
    <Base.Popup ref={popup} className={styles.popup} data-wide={wide} initialFocus={first} finalFocus={back}>
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
  );
}
