import { useNavigate, useSearch } from '@tanstack/react-router';
import { ScrollText, SearchX } from 'lucide-react';
import { useCallback } from 'react';
import { auditKey, listAudit, type AuditFilter } from '@/api/audit';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import table from '@/components/table.module.css';
import { useTranslation } from '@/i18n';
import { usePaged } from '@/lib/use-paged';
import { AuditFilters } from './audit-filters';
import { AuditRow } from './audit-row';
import styles from './audit.module.css';

/** Who changed what, and who came and went, newest first; an attempt that was refused stands here too. */
export function AuditSection() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user, path, kind }: AuditFilter = useSearch({ strict: false });
  const filter = { user, path, kind };
  const { items, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePaged(auditKey(filter), (before, signal) => listAudit(filter, before, signal));
  const change = useCallback((part: AuditFilter) => void navigate({ to: '.', search: previous => ({ ...previous, ...part }), replace: true }), [navigate]);

  const body = () => {
    if (error && !items) return <ErrorState error={error} retry={() => void refetch()} />;
    if (!items) return <ListSkeleton rows={6} round={false} />;
    if (items.length === 0 && (user || path || kind)) {
      return <EmptyState icon={SearchX} title={t('audit.none')}><Button onClick={() => change({ user: undefined, path: undefined, kind: undefined })}>{t('audit.clear')}</Button></EmptyState>;
    }
    if (items.length === 0) return <EmptyState icon={ScrollText} title={t('audit.empty')} text={t('audit.emptyText')} />;
    return (
      <>
        <div className={table.wrap}>
          <table className={table.table} aria-label={t('settings.sections.audit')}>
            <thead>
              <tr>
                <th scope="col">{t('audit.when')}</th><th scope="col">{t('audit.user')}</th><th scope="col">{t('audit.what')}</th><th scope="col">{t('audit.outcome')}</th>
                <th scope="col"><span className="visually-hidden">{t('audit.show')}</span></th>
              </tr>
            </thead>
            {items.map(entry => <AuditRow key={entry.id} entry={entry} />)}
          </table>
        </div>
        {hasNextPage && <div className={styles.more}><Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>{isFetchingNextPage ? t('common.loadingMore') : t('audit.more')}</Button></div>}
      </>
    );
  };

  return (
    <div className={styles.scroller} tabIndex={-1}>
      <AuditFilters filter={filter} onChange={change} />
      {body()}
    </div>
  );
}
