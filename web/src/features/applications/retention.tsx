import { useMutation, useQueryClient } from '@tanstack/react-query';
import { applicationKeys, retryApplication, setRetention } from '@/api/applications';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import styles from './applications.module.css';

function useRefresh(id: string) {
  const queries = useQueryClient();
  return () => Promise.all([applicationKeys.application(id), applicationKeys.lists, applicationKeys.counts].map(queryKey => queries.invalidateQueries({ queryKey })));
}

/** Until when the application is kept; after that it is forgotten, with its CV. */
export function Retention({ id, until }: { id: string; until: string }) {
  const { t } = useTranslation();
  const setting = useMutation({ mutationFn: (day: string) => setRetention(id, new Date(`${day}T00:00:00Z`).toISOString()), onSettled: useRefresh(id) });
  const shown = setting.isPending ? setting.variables : until.slice(0, 10);
  return (
    <input
      type="date" className={styles.date} aria-label={t('applications.retainUntil')} min={new Date().toISOString().slice(0, 10)} value={shown}
      onChange={event => event.target.value && setting.mutate(event.target.value)}
    />
  );
}

/** Hands the application to the ERP once more, after somebody has looked. */
export function Retry({ id }: { id: string }) {
  const { t } = useTranslation();
  const trying = useMutation({ mutationFn: () => retryApplication(id), onSettled: useRefresh(id) });
  return <div><Button disabled={trying.isPending} onClick={() => trying.mutate()}>{t('applications.retry')}</Button></div>;
}
