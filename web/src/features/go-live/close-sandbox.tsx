import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DoorClosed, Undo2 } from 'lucide-react';
import { closeSandbox, demoQuery } from '@/api/demo';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';

/** Closed at once; until Bridge is started anew it can be taken back. */
export function CloseSandbox({ closed }: { closed: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const closing = useMutation({
    mutationFn: closeSandbox,
    meta: { shownInPlace: true },
    onSuccess: demo => {
      queries.setQueryData(demoQuery.queryKey, demo);
      // The keys are others now, and what is asked of Meta with them.
      return queries.invalidateQueries({ queryKey: ['messaging'] });
    },
  });
  return (
    <>
      {closed
        ? (
            <>
              <p role="status">{t('goLive.closed')}</p>
              <Button disabled={closing.isPending} onClick={() => closing.mutate(false)}><Undo2 size={14} className="flips" aria-hidden /> {t('goLive.reopen')}</Button>
            </>
          )
        : (
            <AskFirst title={t('goLive.closeAsk')} text={t('goLive.closeText')} act={t('goLive.close')} onAct={() => closing.mutate(true)}>
              {ask => <Button look="primary" disabled={closing.isPending} onClick={ask}><DoorClosed size={14} aria-hidden /> {t('goLive.close')}</Button>}
            </AskFirst>
          )}
      {closing.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, closing.error)}</p>}
    </>
  );
}
