import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleCheck, CircleHelp, CloudOff, FileUser, Hand, OctagonAlert, Plug, TriangleAlert, Wallet, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { applicationCountsQuery } from '@/api/applications';
import { contractQuery } from '@/api/erp';
import { mostCounted, waitingQuery } from '@/api/messaging';
import { backlogQuery, countFailed, services } from '@/api/operations';
import { orderCountsQuery } from '@/api/orders';
import { sessionQuery } from '@/api/session';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import type { PageId } from '@/lib/pages';
import { may } from '@/lib/roles';
import { useDelayed } from '@/lib/use-delayed';
import { useFormat } from '@/lib/use-format';
import { useNow } from '@/lib/use-now';
import styles from './dashboard.module.css';

interface Row {
  id: string;
  icon: LucideIcon;
  count: number;
  words: string;
  note?: string | undefined;
  link: (content: ReactNode) => ReactNode;
}

/** Everything that waits for somebody, each leading to the place that mends it. */
export function Attention() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const roles = useQuery(sessionQuery).data?.user?.roles ?? [];
  const chats = useQuery(waitingQuery);
  const orders = useQuery({ ...orderCountsQuery, enabled: may(roles, 'orders') });
  const applications = useQuery({ ...applicationCountsQuery, enabled: may(roles, 'applications') });
  const contract = useQuery({ ...contractQuery, enabled: may(roles, 'erp') });
  const backlogs = useQueries({ queries: services.map(service => ({ ...backlogQuery(service), enabled: may(roles, 'failures') })) });
  const failed = countFailed(backlogs.map(({ data }) => data));
  const waiting = orders.data?.waiting;
  const since = chats.data?.since;
  const wait = chats.data?.count ?? 0;

  const rows: Row[] = [
    {
      id: 'chats', icon: Hand, count: wait, words: t('dashboard.chats', { count: wait, shown: wait < mostCounted ? format.number(wait) : `${format.number(mostCounted)}+` }),
      note: since ? t('dashboard.longest', { time: format.span(now - Date.parse(since)) }) : undefined,
      link: content => <Link to="/chats" search={{ filter: 'needs-person' }} className={styles.attention}>{content}</Link>,
    },
    {
      id: 'payments', icon: Wallet, count: waiting?.Payment ?? 0, words: t('dashboard.payments', { count: waiting?.Payment ?? 0 }),
      link: content => <Link to="/orders" search={{ show: 'Payment' }} className={styles.attention}>{content}</Link>,
    },
    {
      id: 'doubt', icon: CircleHelp, count: waiting?.Unknown ?? 0, words: t('dashboard.doubt', { count: waiting?.Unknown ?? 0 }),
      link: content => <Link to="/orders" search={{ show: 'Unknown' }} className={styles.attention}>{content}</Link>,
    },
    {
      id: 'stuck', icon: OctagonAlert, count: (waiting?.Stuck ?? 0) + (waiting?.Rejected ?? 0) + (waiting?.Total ?? 0), words: t('dashboard.stuck', { count: (waiting?.Stuck ?? 0) + (waiting?.Rejected ?? 0) + (waiting?.Total ?? 0) }),
      link: content => <Link to="/orders" search={{ show: 'waiting' }} className={styles.attention}>{content}</Link>,
    },
    {
      id: 'failures', icon: TriangleAlert, count: failed, words: t('dashboard.failed', { count: failed }),
      link: content => <Link to="/failures" className={styles.attention}>{content}</Link>,
    },
    {
      id: 'applications', icon: FileUser, count: applications.data?.stages.New ?? 0, words: t('dashboard.applications', { count: applications.data?.stages.New ?? 0 }),
      link: content => <Link to="/applications" search={{ stage: 'New' }} className={styles.attention}>{content}</Link>,
    },
    {
      id: 'contract', icon: Plug, count: contract.data?.violations ?? 0, words: t('dashboard.contract', { count: contract.data?.violations ?? 0 }),
      link: content => <Link to="/erp" className={styles.attention}>{content}</Link>,
    },
  ];
  const shown = rows.filter(row => row.count > 0);
  const asked = ([['chats', [chats]], ['orders', [orders]], ['applications', [applications]], ['erp', [contract]], ['failures', backlogs]] satisfies [PageId, UseQueryResult[]][])
    .filter(([page]) => may(roles, page));
  const known = asked.every(([, queries]) => queries.every(query => query.isSuccess));
  const silent = asked.filter(([, queries]) => queries.some(query => query.isError));
  const askAgain = () => silent.forEach(([, queries]) => queries.filter(query => query.isError).forEach(query => void query.refetch()));
  // All at once, so that nothing below moves with each answer; one that does not come is not waited for long.
  const asking = asked.some(([, queries]) => queries.some(query => query.isLoading));
  const late = useDelayed(asking, 1_500);
  const waits = asking && !late;

  return (
    <section className={styles.section} aria-label={t('dashboard.needsYou')}>
      <h2>{t('dashboard.needsYou')}</h2>
      {waits && <div className={styles.list} aria-busy />}
      {!waits && shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map(({ id, icon: Icon, words, note, link }) => (
            <li key={id}>
              {link(
                <>
                  <Icon size={16} strokeWidth={1.75} aria-hidden />
                  <span className={styles.words}>{words}{note && <span className={styles.note}>{note}</span>}</span>
                  <ChevronRight size={15} className="flips" aria-hidden />
                </>,
              )}
            </li>
          ))}
        </ul>
      )}
      {!waits && silent.length > 0 && (
        <p className={styles.silent} role="status">
          <CloudOff size={16} aria-hidden /> {t('dashboard.silent', { pages: silent.map(([page]) => t(`frame.pages.${page}`)).join(' · ') })}
          <Button look="bare" onClick={askAgain}>{t('common.tryAgain')}</Button>
        </p>
      )}
      {!waits && shown.length === 0 && known && <p className={styles.calm}><CircleCheck size={16} aria-hidden /> {t('dashboard.nothing')}</p>}
    </section>
  );
}
