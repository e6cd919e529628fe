import { useNavigate, useSearch } from '@tanstack/react-router';
import { PaneHeader } from '@/components/pane-header';
import { FilterBar } from '@/components/filter-bar';
import { useTranslation } from '@/i18n';
import { CallLog } from './call-log';
import styles from './erp.module.css';
import { Setup } from './setup';

/** How Bridge speaks with the one ERP, whether that answers as it should, and every call that was made. */
export function ErpPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: '/app/erp' });
  const view = search.view ?? 'setup';
  return (
    <div className={styles.page}>
      <PaneHeader level={1} title={t('erp.title')} note={t('erp.lead')}>
        <FilterBar
          label={t('erp.view')} options={['setup', 'calls'] as const} value={view} nameOf={name => t(`erp.views.${name}`)}
          onChange={name => void navigate({ to: '/erp', search: name === 'setup' ? {} : { view: name } })}
        />
      </PaneHeader>
      {view === 'setup' ? <Setup /> : <CallLog filter={search} />}
    </div>
  );
}
