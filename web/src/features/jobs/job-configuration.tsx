import { useMutation, useQueryClient } from '@tanstack/react-query';
import { jobKeys, setJobVisibility } from '@/api/jobs';
import type { Job } from '@/api/types';
import { Facts } from '@/components/facts';
import { Section, Sections } from '@/components/sections';
import { SwitchRow } from '@/components/switch-row';
import { useTranslation } from '@/i18n';
import styles from './job-configuration.module.css';
import { JobWords } from './job-words';

export function JobConfiguration({ job }: { job: Job }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const visibility = useMutation({
    mutationFn: (visible: boolean) => setJobVisibility(job.id, visible),
    onSettled: () => queries.invalidateQueries({ queryKey: jobKeys.lists }),
  });
  const visible = visibility.isPending ? visibility.variables : job.visible;

  return (
    <Sections>
      <Section>
        <h2 className={styles.name}><bdi>{job.name}</bdi></h2>
        <p className={styles.description}><bdi>{job.description || t('jobs.noDescription')}</bdi></p>
        <Facts
          facts={[
            { name: t('jobs.department'), value: <bdi>{job.department ?? t('jobs.noDepartment')}</bdi> },
            { name: t('jobs.externalId'), value: <bdi>{job.externalId}</bdi> },
          ]}
        />
      </Section>
      <Section>
        <SwitchRow
          label={t('jobs.visibility')}
          hint={job.active ? t('jobs.visibilityHint') : t('jobs.inactiveHint')}
          checked={visible}
          onChange={next => visibility.mutate(next)}
        />
      </Section>
      <JobWords id={job.id} />
    </Sections>
  );
}
