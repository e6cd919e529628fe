import { useQuery } from '@tanstack/react-query';
import { Tag, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { labelsQuery, setLabels } from '@/api/messaging';
import type { Conversation } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import { useDesk } from '../use-desk';
import styles from './details.module.css';

/** Words that colleagues put on a conversation. */
export function Labels({ conversation: { id, labels } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { act, busy } = useDesk(id);
  const { data: known = [] } = useQuery(labelsQuery);
  const mayChange = useMayChange('chats');
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const label = typed.trim();
    if (label && !labels.includes(label)) act(() => setLabels(id, [...labels, label]));
    setTyped('');
  };
  if (!mayChange && labels.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('chats.labels.title')}</h3>
      <ul className={styles.labels}>
        {labels.map(label => (
          <li key={label}><Tag size={11} aria-hidden /><bdi>{label}</bdi>{mayChange && <IconButton icon={X} label={t('chats.labels.remove', { label })} disabled={busy} onClick={() => act(() => setLabels(id, labels.filter(one => one !== label)))} />}</li>
        ))}
      </ul>
      {mayChange && (
        <form onSubmit={submit}>
          <input className={styles.labelInput} list="known-labels" dir="auto" maxLength={40} aria-label={t('chats.labels.add')} placeholder={t('chats.labels.add')} value={typed} onChange={event => setTyped(event.target.value)} />
          <datalist id="known-labels">{known.map(label => <option key={label.name} value={label.name} />)}</datalist>
        </form>
      )}
    </section>
  );
}
