import { Ban, ChevronDown, CircleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import type { AuditEntry } from '@/api/types';
import { Badge } from '@/components/badge';
import { IconButton } from '@/components/icon-button';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { actOf } from './act-of';
import { AuditDetails } from './audit-details';
import { EventDetails } from './event-details';
import styles from './audit.module.css';

function Outcome({ status }: { status: number }) {
  const { t } = useTranslation();
  if (status < 400) return <>{t('audit.done')}</>;
  return status < 500
    ? <Badge tone="attention" icon={Ban}>{t('audit.refused', { status })}</Badge>
    : <Badge tone="danger" icon={CircleAlert}>{t('audit.failed', { status })}</Badge>;
}

/** The name of what was changed, where something said it. */
const nameIn = (recorded: unknown) => {
  const name = typeof recorded === 'object' && recorded !== null && 'name' in recorded ? recorded.name : undefined;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
};

function What({ entry: { event, method, path, before, after } }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  if (event) return <>{t(`audit.events.${event}`)}</>;
  const act = actOf(method, path);
  if (!act) return <>{t(`audit.methods.${method}` as 'audit.methods.PUT', { defaultValue: method })} <code dir="ltr">{path}</code></>;
  const name = nameIn(after) ?? nameIn(before);
  return <>{t(`audit.acts.${act}`)}{name && <>: <bdi>{name}</bdi></>}</>;
}

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <tbody>
      <tr>
        <td className={table.narrow}><time dateTime={entry.at} title={format.dateTime(entry.at)}>{format.ago(entry.at)}</time></td>
        <td>{entry.userName ? <bdi>{entry.userName}</bdi> : <i>{t('audit.stranger')}</i>}</td>
        <td className={styles.what}>
          <What entry={entry} />
        </td>
        <td className={table.narrow}><Outcome status={entry.status} /></td>
        <td className={table.narrow}><IconButton icon={ChevronDown} label={t('audit.show')} className={styles.toggle} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} /></td>
      </tr>
      {open && <tr id={id}><td colSpan={5} className={styles.opened}>{entry.event ? <EventDetails entry={entry} /> : <AuditDetails entry={entry} />}</td></tr>}
    </tbody>
  );
}
