import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { endOwnSession, ownSessionsQuery } from '@/api/own-sign-in';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';
import { useFormat } from '@/lib/use-format';
import styles from './security.module.css';
import { useBrowserName } from './use-browser-name';

export function OwnSessions() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const nameOf = useBrowserName();
  const { data: sessions, error, refetch } = useQuery(ownSessionsQuery);
  const ending = useMutation({
    mutationFn: endOwnSession,
    onSuccess: () => toast(t('security.sessions.ended'), 'good'),
    onSettled: () => queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  if (error && !sessions) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!sessions) return <ListSkeleton rows={2} round={false} />;

  return (
    <>
      <p className={styles.lead}>{t('security.sessions.lead')}</p>
      <ul className={styles.sessions} aria-label={t('security.sessions.title')}>
        {sessions.map(({ id, browser, signedInAt, expiresAt, current }) => (
          <li key={id}>
            <MonitorSmartphone size={18} strokeWidth={1.5} aria-hidden />
            <div>
              <p className={styles.browser} title={browser}><bdi>{nameOf(browser)}</bdi> {current && <Badge tone="accent">{t('security.sessions.here')}</Badge>}</p>
              <p className={styles.when}>{t('security.sessions.since', { at: format.dateTime(signedInAt), until: format.dateTime(expiresAt) })}</p>
            </div>
            {!current && <Button aria-label={t('security.sessions.endOf', { browser: nameOf(browser) })} disabled={ending.isPending} onClick={() => ending.mutate(id)}>{t('security.sessions.end')}</Button>}
          </li>
        ))}
      </ul>
    </>
  );
}
