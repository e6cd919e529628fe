import { Copy } from 'lucide-react';
import type { AuditEntry } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import styles from './audit.module.css';
import { differences } from './differences';

/** A text as it is, all else as JSON writes it. */
const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function Value({ value }: { value: unknown }) {
  const { t } = useTranslation();
  return value == null || value === '' ? <i>{t('audit.nothing')}</i> : <span dir="auto">{shown(value)}</span>;
}

/** Only what changed, old beside new; all that was recorded behind it. */
export function AuditDetails({ entry: { method, path, before, after, traceId } }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const changed = differences(before, after);
  const recorded = before != null || after != null;
  return (
    <div className={styles.details}>
      {changed.length > 0 && (
        <table className={styles.changes} aria-label={t('audit.changes')}>
          <thead><tr><th scope="col">{t('audit.field')}</th><th scope="col">{t('audit.was')}</th><th scope="col">{t('audit.became')}</th></tr></thead>
          <tbody>
            {changed.map(({ field, was, became }) => (
              <tr key={field}><th scope="row"><code dir="ltr">{field}</code></th><td className={styles.was}><Value value={was} /></td><td><Value value={became} /></td></tr>
            ))}
          </tbody>
        </table>
      )}
      {changed.length === 0 && <p>{recorded ? t('audit.same') : t('audit.noContent')}</p>}
      {recorded && (
        <details>
          <summary>{t('audit.whole')}</summary>
          <div className={styles.bodies}>
            {before != null && <div><h4>{t('audit.was')}</h4><pre dir="ltr" tabIndex={0}>{JSON.stringify(before, null, 2)}</pre></div>}
            {after != null && <div><h4>{t('audit.became')}</h4><pre dir="ltr" tabIndex={0}>{JSON.stringify(after, null, 2)}</pre></div>}
          </div>
        </details>
      )}
      <p className={styles.trace}>{t('audit.at')} <code dir="ltr">{method} {path}</code></p>
      {traceId && (
        <p className={styles.trace}>
          {t('audit.trace')} <code dir="ltr">{traceId}</code>
          <IconButton icon={Copy} label={t('common.copy')} onClick={() => void navigator.clipboard.writeText(traceId)} />
        </p>
      )}
    </div>
  );
}
