import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { applicationKeys, retryApplication, setRetention } from '@/api/applications';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import styles from './applications.module.css';

function useRefresh(id: string) {
  const queries = useQueryClient();
  return () => Promise.all([applicationKeys.application(id), applicationKeys.lists, applicationKeys.counts].map(queryKey => queries.invalidateQueries({ queryKey })));
}

/**
 * Until when the application is kept; after that it is forgotten, with its CV. A date is typed digit by digit, and each of them makes
 * another one: what is typed holds once the field is left, or by Enter. Today is a wish to have it forgotten now, which is asked about.
 */
export function Retention({ id, until }: { id: string; until: string }) {
  const { t } = useTranslation();
  const noteId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const setting = useMutation({ mutationFn: (day: string) => setRetention(id, new Date(`${day}T00:00:00Z`).toISOString()), onSettled: useRefresh(id) });
  const kept = setting.isPending ? setting.variables : until.slice(0, 10);
  const today = new Date().toISOString().slice(0, 10);
  const take = (ask: () => void) => {
    if (typed === null) return;
    if (typed !== '' && typed < today) {
      setRefused(true);
      return;
    }
    setTyped(null);
    if (typed === today && typed !== kept) ask();
    else if (typed !== '' && typed !== kept) setting.mutate(typed);
  };
  return (
    <AskFirst title={t('applications.forgetAsk')} text={t('applications.forgetText')} act={t('applications.forget')} onAct={() => setting.mutate(today)}>
      {ask => (
        <>
          <input
            type="date" className={styles.date} aria-label={t('applications.retainUntil')} min={today} value={typed ?? kept} aria-invalid={refused} aria-describedby={refused ? noteId : undefined}
            onChange={event => {
              setTyped(event.target.value);
              setRefused(false);
            }}
            onBlur={() => take(ask)} onKeyDown={event => event.key === 'Enter' && take(ask)}
          />
          {refused && <p id={noteId} role="alert" className={styles.refused}>{t('applications.retainPast')}</p>}
        </>
      )}
    </AskFirst>
  );
}

/** Hands the application to the ERP once more, after somebody has looked. */
export function Retry({ id }: { id: string }) {
  const { t } = useTranslation();
  const trying = useMutation({ mutationFn: () => retryApplication(id), onSettled: useRefresh(id) });
  return <div><Button disabled={trying.isPending} onClick={() => trying.mutate()}>{t('applications.retry')}</Button></div>;
}
