import { RefreshCw } from 'lucide-react';
import type { SyncStatus } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { Button } from './button';
import styles from './sync-bar.module.css';

interface Props {
  status: SyncStatus | undefined;
  busy: boolean;
  /** None: he may look on. */
  onSync: (() => void) | undefined;
}

/** "Sync now", how far it is, and how the last one went; left and found again, it shows the same. */
export function SyncBar({ status, busy, onSync }: Props) {
  const { t } = useTranslation();
  const format = useFormat();

  const state = () => {
    if (!status) return ' ';
    const counts = { added: format.number(status.added), changed: format.number(status.changed), removed: format.number(status.removed) };
    const result = status.added + status.changed + status.removed > 0 ? t('catalog.sync.result', counts) : t('catalog.sync.nothing');
    if (busy) return status.state === 'running' && status.added + status.changed > 0 ? `${t('catalog.sync.running')} ${t('catalog.sync.result', counts)}` : t('catalog.sync.running');
    if (!status.finishedAt) return t('catalog.sync.never');
    const time = format.ago(status.finishedAt);
    return status.state === 'failed' ? t('catalog.sync.failed', { time }) : `${t('catalog.sync.last', { time })} · ${result}`;
  };

  return (
    <div>
      <div className={styles.bar}>
        <p className={styles.state} role="status" title={status?.finishedAt ? format.dateTime(status.finishedAt) : undefined}>{state()}</p>
        {onSync && (
          <Button disabled={busy} onClick={onSync}>
            <RefreshCw size={14} aria-hidden className={busy ? styles.spinning : undefined} /> {t('catalog.sync.now')}
          </Button>
        )}
      </div>
      {status?.state === 'failed' && status.problem && <p dir="auto" className={styles.problem}>{status.problem}</p>}
    </div>
  );
}
