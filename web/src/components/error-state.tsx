import { CircleAlert, Copy } from 'lucide-react';
import { Problem } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { Button } from './button';
import styles from './empty-state.module.css';
import { IconButton } from './icon-button';

interface Props {
  error: unknown;
  retry?: () => void;
}

/** What happened, what to do, and a reference to quote: in the pane that failed, while the rest goes on. */
export function ErrorState({ error, retry }: Props) {
  const { t } = useTranslation();
  const traceId = error instanceof Problem ? error.traceId : undefined;
  return (
    <div className={styles.state} role="alert">
      <span className={styles.icon}><CircleAlert size={20} strokeWidth={1.5} aria-hidden /></span>
      <p className={styles.title}>{t('problems.pane')}</p>
      <p className={styles.text} dir="auto">{problemText(t, error)}</p>
      {retry && <div className={styles.action}><Button onClick={retry}>{t('common.tryAgain')}</Button></div>}
      {traceId && (
        <p className={styles.reference}>
          {t('common.reference')} <code dir="ltr">{traceId}</code>
          <IconButton icon={Copy} label={t('common.copy')} onClick={() => void navigator.clipboard.writeText(traceId)} />
        </p>
      )}
    </div>
  );
}
