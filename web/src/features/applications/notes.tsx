import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { addNote, applicationKeys, removeNote } from '@/api/applications';
import { sessionQuery } from '@/api/session';
import type { ApplicationNote } from '@/api/types';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { IconButton } from '@/components/icon-button';
import { Section } from '@/components/sections';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { problemText } from '@/lib/problem-text';
import { useFormat } from '@/lib/use-format';
import { useUserNames } from '@/lib/use-user-names';
import styles from './applications.module.css';

/** What colleagues wrote about the applicant; one takes back one's own only. */
export function Notes({ id, notes }: { id: string; notes: readonly ApplicationNote[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const nameOf = useUserNames();
  const [text, setText] = useState('');
  const refresh = () => queries.invalidateQueries({ queryKey: applicationKeys.application(id) });
  const adding = useMutation({
    mutationFn: (words: string) => addNote(id, words),
    meta: { shownInPlace: true },
    onSuccess: () => {
      setText('');
      return refresh();
    },
  });
  const removing = useMutation({ mutationFn: (note: number) => removeNote(id, note), onSettled: refresh });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) adding.mutate(text.trim());
  };
  return (
    <Section title={t('applications.notes')}>
      <ul className={styles.notes}>
        {notes.map(note => (
          <li key={note.id}>
            <p dir="auto">{note.text}</p>
            <span className={styles.reference}>{note.userId === session?.user?.id ? t('applications.you') : <bdi>{nameOf(note.userId)}</bdi>} · {format.ago(note.at)}</span>
            {note.userId === session?.user?.id && (
              <AskFirst title={t('applications.removeNoteAsk')} text={t('applications.removeNoteText')} act={t('applications.removeNote')} onAct={() => removing.mutate(note.id)}>
                {ask => <IconButton icon={Trash2} label={t('applications.removeNote')} disabled={removing.isPending} onClick={ask} />}
              </AskFirst>
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className={field.form}>
        <textarea rows={2} dir="auto" maxLength={4000} className={classes(field.input, styles.note)} aria-label={t('applications.newNote')} placeholder={t('applications.newNote')} value={text} onChange={event => setText(event.target.value)} />
        {adding.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, adding.error)}</p>}
        <div><Button type="submit" disabled={!text.trim() || adding.isPending}>{t('applications.addNote')}</Button></div>
      </form>
    </Section>
  );
}
