import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, RefreshCw, SquareStack } from 'lucide-react';
import { useEffect } from 'react';
import { syncTemplates, templatesQuery } from '@/api/templates';
import type { Template } from '@/api/types';
import { Button } from '@/components/button';
import buttons from '@/components/button.module.css';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PaneHeader } from '@/components/pane-header';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { languageName } from '@/lib/language-name';
import { usePreferences } from '@/lib/preferences';
import { problemText } from '@/lib/problem-text';
import { useRoles } from '@/lib/use-roles';
import { TemplateStatus } from './template-status';
import styles from './templates.module.css';

function Row({ template }: { template: Template }) {
  const { t } = useTranslation();
  const { language: reader } = usePreferences();
  const { id, name, status, category, language } = template;
  return (
    <tr>
      <th scope="row"><Link to="/templates/$template" params={{ template: id }} className={styles.name}><bdi>{name}</bdi></Link></th>
      <td className={table.narrow}><TemplateStatus status={status} /></td>
      <td className={table.narrow}>{t(`templates.categories.${category.toLowerCase()}` as 'templates.categories.utility', { defaultValue: category })}</td>
      <td className={table.narrow}>{languageName(language.replace('_', '-'), reader)} <bdi className={styles.faint}>{language}</bdi></td>
    </tr>
  );
}

/** The account's templates, as Meta has them. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const roles = useRoles();
  const writes = roles.includes('Owner') || roles.includes('Admin');
  const syncs = roles.some(role => role !== 'Viewer');
  const { data: templates, error, refetch } = useQuery(templatesQuery);
  const { mutate: sync, isPending, error: failed } = useMutation({
    mutationFn: syncTemplates,
    meta: { shownInPlace: true },
    onSuccess: items => queries.setQueryData(templatesQuery.queryKey, items),
  });
  useEffect(() => {
    if (syncs) sync();
  }, [syncs, sync]);

  const create = writes && <Link to="/templates/$template" params={{ template: 'new' }} className={classes(buttons.button, buttons.primary)}><Plus size={14} aria-hidden /> {t('templates.create')}</Link>;
  const body = () => {
    if (error && !templates) return <ErrorState error={error} retry={() => void refetch()} />;
    if (!templates || (templates.length === 0 && isPending)) return <ListSkeleton rows={5} round={false} />;
    if (templates.length === 0) return <EmptyState icon={SquareStack} heading="h2" title={t('templates.empty')} text={failed ? t('templates.syncFailed', { reason: problemText(t, failed) }) : undefined}>{create}</EmptyState>;
    return (
      <div className={styles.body}>
        <p role="status" className={styles.note}>{isPending ? t('templates.syncing') : failed ? t('templates.syncFailed', { reason: problemText(t, failed) }) : ''}</p>
        <div className={table.wrap} tabIndex={0} role="region" aria-label={t('templates.table')}>
          <table className={table.table} aria-label={t('templates.table')}>
            <thead>
              <tr><th scope="col">{t('templates.name')}</th><th scope="col">{t('templates.status')}</th><th scope="col">{t('templates.category')}</th><th scope="col">{t('templates.language')}</th></tr>
            </thead>
            <tbody>{templates.map(template => <Row key={template.id} template={template} />)}</tbody>
          </table>
        </div>
      </div>
    );
  };
  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={t('templates.title')} note={t('templates.lead')}>
        {syncs && <Button disabled={isPending} onClick={() => sync()}><RefreshCw size={14} aria-hidden /> {t('templates.sync')}</Button>}
        {create}
      </PaneHeader>
      <div className={styles.scroller}>{body()}</div>
    </div>
  );
}
