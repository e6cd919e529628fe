import { useQuery } from '@tanstack/react-query';
import { accountEventsQuery, unreadWebhooksQuery } from '@/api/health';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import styles from './health.module.css';

const shown = 20;

function Raw({ at, what, raw }: { at: string; what: string; raw: string }) {
  const format = useFormat();
  return (
    <li>
      <details>
        <summary><bdi>{what}</bdi> <time dateTime={at}>{format.ago(at)}</time></summary>
        <pre dir="ltr" tabIndex={0}>{raw}</pre>
      </details>
    </li>
  );
}

/** What Meta has told of the account, and what it sent that could not be read. */
export function AccountEvents() {
  const { t } = useTranslation();
  const events = useQuery(accountEventsQuery);
  const unread = useQuery(unreadWebhooksQuery);
  const error = events.error ?? unread.error;
  if (error && (!events.data || !unread.data)) return <ErrorState error={error} retry={() => void Promise.all([events.refetch(), unread.refetch()])} />;
  if (!events.data || !unread.data) return <ListSkeleton rows={2} round={false} />;
  return (
    <>
      {events.data.items.length === 0 && <p>{t('health.noEvents')}</p>}
      <ul className={styles.events} aria-label={t('health.events')}>
        {events.data.items.slice(0, shown).map((event, at) => <Raw key={at} at={event.at} what={event.event ? `${event.field}: ${event.event}` : event.field} raw={event.raw} />)}
      </ul>
      {unread.data.items.length > 0 && (
        <>
          <h4 className={styles.sub}>{t('health.unread')}</h4>
          <p>{t('health.unreadText')}</p>
          <ul className={styles.events}>{unread.data.items.slice(0, shown).map(one => <Raw key={one.id} at={one.receivedAt} what={one.reason} raw={one.raw} />)}</ul>
        </>
      )}
    </>
  );
}
