import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { BriefcaseBusiness } from 'lucide-react';
import { useCallback } from 'react';
import { jobKeys, jobQuery, listJobs } from '@/api/jobs';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { LookOnly } from '@/components/look-only';
import { PaneHeader } from '@/components/pane-header';
import { Panes } from '@/components/panes';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import { usePaged } from '@/lib/use-paged';
import { JobConfiguration } from './job-configuration';
import { JobList } from './job-list';

export function JobsPage() {
  const { t } = useTranslation();
  const looksOnly = !useMayChange('jobs');
  const navigate = useNavigate();
  const { jobId } = useParams({ strict: false });
  const { q = '' } = useSearch({ from: '/app/jobs' });
  const back = useCallback(() => void navigate({ to: '/jobs', search: true }), [navigate]);
  const jobs = usePaged(jobKeys.list(q), (after, signal) => listJobs(q, after, signal));
  // Not on the first page of the list, it is read by itself.
  const listed = jobs.items?.find(job => job.id === jobId);
  const { data: alone, error } = useQuery({ ...jobQuery(jobId ?? ''), enabled: !!jobId && !!jobs.items && !listed });
  const chosen = listed ?? (jobId ? alone?.job : undefined);

  return (
    <Panes
      selected={!!jobId}
      onBack={back}
      list={<JobList search={q} jobs={jobs} />}
      work={
        <>
          <PaneHeader title={t('jobs.configuration')} note={jobId && looksOnly ? t('settings.readOnly') : undefined} {...(jobId && { onBack: back })} />
          {chosen
            ? <LookOnly on={looksOnly}><JobConfiguration key={chosen.id} job={chosen} /></LookOnly>
            : jobId && error ? <ErrorState error={error} />
            : jobId ? <ListSkeleton rows={4} round={false} />
            : <EmptyState icon={BriefcaseBusiness} title={t('jobs.select')} text={t('jobs.selectHint')} />}
        </>
      }
    />
  );
}
