import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileUser } from 'lucide-react';
import { useCallback } from 'react';
import { EmptyState } from '@/components/empty-state';
import { PaneHeader } from '@/components/pane-header';
import { Panes } from '@/components/panes';
import { useTranslation } from '@/i18n';
import { ApplicationList } from './application-list';
import { ApplicationWork } from './application-work';

export function ApplicationsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { applicationId } = useParams({ strict: false });
  const { stage = null, job, q = '' } = useSearch({ from: '/app/applications' });
  const back = useCallback(() => void navigate({ to: '/applications', search: true }), [navigate]);
  return (
    <Panes
      selected={!!applicationId}
      onBack={back}
      list={<ApplicationList stage={stage} job={job} search={q} />}
      work={
        <>
          <PaneHeader title={t('applications.application')} {...(applicationId && { onBack: back })} />
          {applicationId
            ? <ApplicationWork key={applicationId} id={applicationId} />
            : <EmptyState icon={FileUser} title={t('applications.select')} text={t('applications.selectHint')} />}
        </>
      }
    />
  );
}
