import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { saveStageTemplate, stageTemplatesQuery } from '@/api/applications';
import { templatesQuery } from '@/api/templates';
import { Dialog } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import field from '@/components/field.module.css';
import { SelectField } from '@/components/select-field';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { toast } from '@/lib/toasts';

/** Which template goes with which stage: offered when an applicant is brought there. */
export function StageTemplates({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: rows, error, refetch } = useQuery(stageTemplatesQuery);
  const { data: templates } = useQuery(templatesQuery);
  const approved = [...new Set(templates?.filter(({ status }) => status === 'APPROVED').map(({ name }) => name))];
  const saving = useMutation({
    mutationFn: saveStageTemplate,
    onSuccess: () => toast(t('applications.templates.saved'), 'good'),
    onSettled: () => queries.invalidateQueries({ queryKey: stageTemplatesQuery.queryKey }),
  });
  return (
    <Dialog open onClose={onClose} title={t('applications.templates.title')} lead={t('applications.templates.lead')}>
      {error && !rows && <ErrorState error={error} retry={() => void refetch()} />}
      {!rows && !error && <ListSkeleton rows={5} round={false} />}
      {templates && approved.length === 0 && <p className={field.hint}>{t('chats.templates.none')} <Link to="/templates">{t('chats.templates.open')}</Link></p>}
      {rows && (
        <div className={field.form}>
          {rows.map(({ stage, template }) => (
            <SelectField
              key={stage} label={t(`applications.stages.${stage}`)} value={saving.isPending && saving.variables.stage === stage ? saving.variables.template ?? '' : template ?? ''}
              // One that is no longer approved stays in sight until another is chosen.
              options={['', ...new Set([...approved, ...(template ? [template] : [])])]} nameOf={name => name || t('applications.templates.no')}
              onChange={name => saving.mutate({ stage, template: name || null })}
            />
          ))}
        </div>
      )}
    </Dialog>
  );
}
