import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SendHorizontal } from 'lucide-react';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { messagingKeys, sendText } from '@/api/messaging';
import { Button } from '@/components/button';
import { problemText } from '@/lib/problem-text';
import styles from './composer.module.css';

/** What WhatsApp takes as one text. */
const limit = 4096;

/** Enter sends, Shift+Enter begins a line; what could not be sent stays in the box. */
export function TextBox({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const sending = useMutation({
    mutationFn: (body: string) => sendText(id, body),
    meta: { shownInPlace: true },
    onSuccess: () => {
      setText('');
      return queries.invalidateQueries({ queryKey: messagingKeys.messages(id) });
    },
  });
  const over = text.trim().length - limit;
  const ready = text.trim() !== '' && over <= 0 && !sending.isPending;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) sending.mutate(text.trim());
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Half a word of a composed script is not a message.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    submit(event);
  };

  return (
    <form onSubmit={submit}>
      {sending.error && <p role="alert" className={styles.bar}>{problemText(t, sending.error)}</p>}
      <div className={styles.composer}>
        <textarea
          className={styles.box} rows={1} dir="auto" autoFocus aria-label={t('chats.compose')} placeholder={t('chats.composePlaceholder')} title={t('chats.sendHint')}
          value={text} onChange={event => setText(event.target.value)} onKeyDown={onKey}
        />
        {over > 0 && <span role="status" className={styles.over}>{t('chats.tooLong', { count: over })}</span>}
        <Button type="submit" look="primary" disabled={!ready}><SendHorizontal size={14} className="flips" aria-hidden /> {t('chats.send')}</Button>
        {children}
      </div>
    </form>
  );
}
