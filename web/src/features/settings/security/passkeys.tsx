import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { addPasskey, passkeysQuery, removePasskey } from '@/api/own-sign-in';
import { sessionQuery } from '@/api/session';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import field from '@/components/field.module.css';
import { ListSkeleton } from '@/components/skeleton';
import { TextField } from '@/components/text-field';
import { useTranslation } from '@/i18n';
import { isDismissed, passkeysWork } from '@/lib/passkeys';
import { problemText } from '@/lib/problem-text';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import styles from './security.module.css';

/** Signing in by finger, face or PIN of the device: made here, used on the sign-in page. */
export function Passkeys() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { data: passkeys, error, refetch } = useQuery(passkeysQuery);
  const [name, setName] = useState('');
  // The session too: it may have waited for one.
  const settled = () => Promise.all([passkeysQuery, sessionQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  const adding = useMutation({
    mutationFn: addPasskey,
    meta: { shownInPlace: true },
    onSuccess: async () => {
      await settled();
      setName('');
      toast(t('security.passkeys.added'), 'good');
    },
  });
  const removing = useMutation({ mutationFn: removePasskey, onSuccess: () => toast(t('security.passkeys.removed'), 'good'), onSettled: settled });
  if (error && !passkeys) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!passkeys) return <ListSkeleton rows={1} round={false} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate(name.trim());
  };
  return (
    <>
      <p className={styles.lead}>{t('security.passkeys.lead')}</p>
      {passkeys.length > 0 && (
        <ul className={styles.sessions} aria-label={t('security.passkeys.title')}>
          {passkeys.map(({ id, name: called, createdAt }) => (
            <li key={id}>
              <KeyRound size={18} strokeWidth={1.5} aria-hidden />
              <div>
                <p className={styles.browser}><bdi>{called}</bdi></p>
                <p className={styles.when}>{t('security.passkeys.since', { at: format.dateTime(createdAt) })}</p>
              </div>
              <AskFirst title={t('security.passkeys.removeAsk', { name: called })} text={t('security.passkeys.removeText')} act={t('security.passkeys.remove')} onAct={() => removing.mutate(id)}>
                {ask => <Button aria-label={t('security.passkeys.removeOf', { name: called })} disabled={removing.isPending} onClick={ask}>{t('security.passkeys.remove')}</Button>}
              </AskFirst>
            </li>
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <form className={styles.form} onSubmit={submit}>
          <TextField label={t('security.passkeys.name')} hint={t('security.passkeys.nameHint')} required maxLength={60} value={name} onChange={event => setName(event.target.value)} />
          {adding.error && !isDismissed(adding.error) && <p role="alert" dir="auto" className={field.error}>{problemText(t, adding.error)}</p>}
          <div><Button type="submit" disabled={adding.isPending || !name.trim()}>{t('security.passkeys.add')}</Button></div>
        </form>
      ) : <p className={field.hint}>{t('security.passkeys.notHere')}</p>}
    </>
  );
}
