import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { SquareStack } from 'lucide-react';
import { templatesQuery } from '@/api/templates';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PaneHeader } from '@/components/pane-header';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { emptyDraft, fromTemplate } from '@/lib/template-draft';
import { TemplateDetails } from './template-details';
import { TemplateForm } from './template-form';
import styles from './templates.module.css';

/** One template: looked at, changed, or written anew. */
export function TemplatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { template: id } = useParams({ from: '/app/templates/$template' });
  const { from, edit } = useSearch({ from: '/app/templates/$template' });
  const { data: templates, error, refetch } = useQuery(templatesQuery);
  const isNew = id === 'new';
  const template = templates?.find(one => one.id === (isNew ? from : id));

  const body = () => {
    if (isNew && !from) return <TemplateForm key="new" initial={emptyDraft} template={null} />;
    if (error && !templates) return <ErrorState error={error} retry={() => void refetch()} />;
    if (!templates) return <ListSkeleton rows={5} round={false} />;
    if (!template) return <EmptyState icon={SquareStack} heading="h2" title={t('templates.gone')} />;
    if (isNew) return <TemplateForm key={`copy-${template.id}`} initial={{ ...fromTemplate(template), name: `${template.name}_copy` }} template={null} />;
    return edit ? <TemplateForm key={template.id} initial={fromTemplate(template)} template={template} /> : <TemplateDetails template={template} />;
  };
  const title = isNew ? t('templates.create') : edit && template ? t('templates.editTitle', { name: template.name }) : template?.name ?? t('templates.title');
  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={<bdi>{title}</bdi>} note={isNew ? t('templates.createLead') : edit ? t('templates.editLead') : undefined} onBack={() => void navigate({ to: '/templates' })} />
      <div className={styles.scroller}>{body()}</div>
    </div>
  );
}
