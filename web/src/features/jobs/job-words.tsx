import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileUser } from 'lucide-react';
import { jobKeys, jobQuery, saveJob } from '@/api/jobs';
import buttons from '@/components/button.module.css';
import { ErrorState } from '@/components/error-state';
import { Section } from '@/components/sections';
import { WhatsAppWords } from '@/components/whatsapp-words';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { may } from '@/lib/roles';
import { toast } from '@/lib/toasts';
import { useRoles } from '@/lib/use-roles';

/** Name and text by language, the application flow mapped to the position, and who has applied. */
export function JobWords({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const readsThem = may(useRoles(), 'applications');
  const { data: details, error, refetch } = useQuery(jobQuery(id));
  const saving = useMutation({
    mutationFn: (words: Parameters<typeof saveJob>[1]) => saveJob(id, words),
    meta: { shownInPlace: true },
    onSuccess: async answer => {
      queries.setQueryData(jobKeys.job(id), answer);
      await queries.invalidateQueries({ queryKey: jobKeys.lists });
      toast(t('words.saved'), 'good');
    },
  });
  if (error && !details) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!details) return null;
  const { job, names, descriptions, applications } = details;
  return (
    <>
      <WhatsAppWords
        key={JSON.stringify([names, descriptions, job.flowId])} saved={{ names, descriptions, flowId: job.flowId }} erp={{ name: job.name, description: job.description }}
        flowLabel={t('jobs.flow')} flowHint={t('jobs.flowHint')} onSave={words => saving.mutate(words)} saving={saving.isPending} error={saving.error}
      />
      <Section>
        <div>
          {readsThem
            ? <Link to="/applications" search={{ job: id }} className={classes(buttons.button, buttons.quiet)}><FileUser size={14} aria-hidden /> {t('jobs.applications', { count: applications })}</Link>
            : t('jobs.applications', { count: applications })}
        </div>
      </Section>
    </>
  );
}
