import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleAlert, FileUser, Paperclip, SquareStack } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { applicationKeys, listApplications } from '@/api/applications';
import { allJobsQuery } from '@/api/jobs';
import type { Application, ApplicationStage } from '@/api/types';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import field from '@/components/field.module.css';
import { FilterBar } from '@/components/filter-bar';
import { HowItBegins } from '@/components/how-it-begins';
import { IconButton } from '@/components/icon-button';
import { PagedList } from '@/components/paged-list';
import { PaneHeader, PaneTools } from '@/components/pane-header';
import styles from '@/components/record-list.module.css';
import { SearchField } from '@/components/search-field';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { usePaged } from '@/lib/use-paged';
import { StageBadge, stages } from './stage-badge';

// Fetched when somebody chooses.
const StageTemplates = lazy(async () => ({ default: (await import('./stage-templates')).StageTemplates }));

type Filter = ApplicationStage | 'all';

const filters: readonly Filter[] = ['all', ...stages];

function ApplicationRow({ application }: { application: Application }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Link to="/applications/$applicationId" params={{ applicationId: application.id }} search preload={false} className={styles.row}>
      <span className={styles.main}>
        <span className={styles.name}><bdi>{application.name}</bdi></span>
        <span className={styles.note}><bdi>{application.jobName}</bdi> · <time dateTime={application.submittedAt}>{format.brief(application.submittedAt)}</time></span>
      </span>
      <span className={styles.end}>
        {application.problem ? <Badge tone="danger" icon={CircleAlert}>{t('applications.problem')}</Badge> : <StageBadge stage={application.stage} />}
        {application.hasCv && <Badge icon={Paperclip}>{t('applications.cv')}</Badge>}
      </span>
    </Link>
  );
}

interface Props {
  stage: ApplicationStage | null;
  job: string | undefined;
  search: string;
}

export function ApplicationList({ stage, job, search }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const filter = { stage: stage ?? undefined, job, search: search || undefined };
  const applications = usePaged(applicationKeys.list(filter), (before, signal) => listApplications(filter, before, signal));
  const { data: jobs } = useQuery(allJobsQuery);
  const show = (name: Filter) => void navigate({ to: '.', search: previous => ({ ...previous, stage: name === 'all' ? undefined : name }) });
  const setSearch = useCallback((q: string) => void navigate({ to: '.', search: previous => ({ ...previous, q: q || undefined }), replace: true }), [navigate]);
  const showAll = () => void navigate({ to: '.', search: {} });
  const nameOf = (name: Filter) => (name === 'all' ? t('applications.all') : t(`applications.stages.${name}`));

  return (
    <>
      <PaneHeader level={1} title={t('applications.title')} note={t('applications.lead')}>
        <IconButton icon={SquareStack} label={t('applications.templates.title')} onClick={() => setChoosing(true)} />
      </PaneHeader>
      <PaneTools>
        <SearchField label={t('applications.searchLabel')} placeholder={t('applications.searchPlaceholder')} value={search} onChange={setSearch} />
        {jobs?.length !== 0 && (
          <select className={field.input} aria-label={t('applications.job')} value={job ?? ''} onChange={event => void navigate({ to: '.', search: previous => ({ ...previous, job: event.target.value || undefined }) })}>
            <option value="">{t('applications.allJobs')}</option>
            {jobs?.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
        <FilterBar label={t('applications.filter')} options={filters} value={stage ?? 'all'} nameOf={nameOf} onChange={show} />
      </PaneTools>
      <PagedList
        label={t('applications.title')} paged={applications} idOf={application => application.id}
        empty={stage || job || search
          ? <EmptyState icon={FileUser} title={t('applications.empty.filtered')}><Button onClick={showAll}>{t('applications.empty.clear')}</Button></EmptyState>
          : <EmptyState icon={FileUser} title={t('applications.empty.title')} text={t('applications.empty.text')}><HowItBegins /></EmptyState>}
      >
        {application => <ApplicationRow application={application} />}
      </PagedList>
      {choosing && <Suspense><StageTemplates onClose={() => setChoosing(false)} /></Suspense>}
    </>
  );
}
