import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Eraser } from 'lucide-react';
import { forgetDemo } from '@/api/demo';
import { AskFirst } from '@/components/ask-first';
import { Button } from '@/components/button';
import field from '@/components/field.module.css';
import { useTranslation } from '@/i18n';
import { problemText } from '@/lib/problem-text';
import { useFormat } from '@/lib/use-format';

/** Everybody who wrote from the sandbox goes as one who asked to be forgotten does: the privacy page shows how far it is. */
export function ForgetDemo() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const forgetting = useMutation({ mutationFn: forgetDemo, meta: { shownInPlace: true }, onSuccess: () => queries.invalidateQueries() });
  const gone = forgetting.data;
  return (
    <>
      <AskFirst title={t('goLive.forgetAsk')} text={t('goLive.forgetText')} act={t('goLive.forget')} onAct={() => forgetting.mutate()}>
        {ask => <Button disabled={forgetting.isPending} onClick={ask}><Eraser size={14} aria-hidden /> {t('goLive.forget')}</Button>}
      </AskFirst>
      <p role="status">
        {gone && <>{t('goLive.forgotten', { customers: format.number(gone.customers), orders: format.number(gone.orders), applications: format.number(gone.applications) })} <Link to="/settings/$section" params={{ section: 'privacy' }}>{t('settings.sections.privacy')}</Link></>}
      </p>
      {forgetting.error && <p role="alert" dir="auto" className={field.error}>{problemText(t, forgetting.error)}</p>}
    </>
  );
}
