import { Link, useNavigate } from '@tanstack/react-router';
import { BriefcaseBusiness, Eye, EyeOff, SearchX } from 'lucide-react';
import { useCallback } from 'react';
import { jobKeys, jobSyncQuery, syncJobs } from '@/api/jobs';
import type { Job } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PaneHeader, PaneTools } from '@/components/pane-header';
import { RecordList } from '@/components/record-list';
import styles from '@/components/record-list.module.css';
import { SearchField } from '@/components/search-field';
import { ListSkeleton } from '@/components/skeleton';
import { SyncBar } from '@/components/sync-bar';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import type { usePaged } from '@/lib/use-paged';
import { useSync } from '@/lib/use-sync';

interface Props {
  search: string;
  jobs: ReturnType<typeof usePaged<Job>>;
}

function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation();
  return (
    <Link to="/jobs/$jobId" params={{ jobId: job.id }} search preload={false} className={styles.row}>
      <span className={styles.main}>
        <span className={styles.name}><bdi>{job.name}</bdi></span>
        <span className={styles.note}><bdi>{job.department ?? t('jobs.noDepartment')}</bdi></span>
      </span>
      {job.visible ? <Badge tone="good" icon={Eye}>{t('catalog.state.visible')}</Badge> : <Badge icon={EyeOff}>{t('catalog.state.hidden')}</Badge>}
    </Link>
  );
}

export function JobList({ search, jobs }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { items, error, isPending, refetch, hasNextPage, fetchNextPage } = jobs;
  const mayChange = useMayChange('jobs');
  const { status, busy, sync } = useSync(jobSyncQuery, syncJobs, jobKeys.lists);
  const setSearch = useCallback((q: string) => void navigate({ to: '.', search: { q: q || undefined }, replace: true }), [navigate]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);

  const rest = () => {
    if (error && !items) return <ErrorState error={error} retry={() => void refetch()} />;
    if (isPending || !items) return <ListSkeleton round={false} />;
    if (items.length > 0) {
      return (
        <RecordList label={t('jobs.listLabel')} items={items} idOf={job => job.id} hasMore={hasNextPage} loadMore={loadMore}>
          {job => <JobRow job={job} />}
        </RecordList>
      );
    }
    return search
      ? <EmptyState icon={SearchX} title={t('jobs.empty.searched', { search })}><Button onClick={() => setSearch('')}>{t('jobs.empty.clear')}</Button></EmptyState>
      : (
        <EmptyState icon={BriefcaseBusiness} title={t('jobs.empty.title')} text={t('jobs.empty.text')}>
          {mayChange && <Button look="primary" onClick={sync} disabled={busy}>{t('catalog.sync.now')}</Button>}
        </EmptyState>
      );
  };

  return (
    <>
      <PaneHeader level={1} title={t('jobs.title')} note={t('jobs.lead')} />
      <PaneTools>
        <SearchField label={t('jobs.searchLabel')} placeholder={t('jobs.searchPlaceholder')} value={search} onChange={setSearch} />
        <SyncBar status={status} busy={busy} onSync={mayChange ? sync : undefined} />
      </PaneTools>
      {rest()}
    </>
  );
}
