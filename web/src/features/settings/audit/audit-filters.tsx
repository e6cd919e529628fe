import { useQuery } from '@tanstack/react-query';
import { auditKinds, type AuditFilter } from '@/api/audit';
import { usersQuery } from '@/api/users';
import { useTranslation } from '@/i18n';
import { areas, isArea } from './areas';
import styles from './audit.module.css';

interface Props {
  filter: AuditFilter;
  onChange: (part: AuditFilter) => void;
}

export function AuditFilters({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const { data: users = [] } = useQuery(usersQuery);
  return (
    <div className={styles.filters} role="search" aria-label={t('audit.filters')}>
      <select className={styles.select} aria-label={t('audit.user')} value={filter.user ?? ''} onChange={event => onChange({ user: event.target.value || undefined })}>
        <option value="">{t('audit.everybody')}</option>
        {users.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
      <select className={styles.select} aria-label={t('audit.kind')} value={filter.kind ?? ''} onChange={event => onChange({ kind: auditKinds.find(one => one === event.target.value) })}>
        <option value="">{t('audit.kinds.all')}</option>
        {auditKinds.map(kind => <option key={kind} value={kind}>{t(`audit.kinds.${kind}`)}</option>)}
      </select>
      <select className={styles.select} aria-label={t('audit.area')} value={filter.path ?? ''} onChange={event => onChange({ path: event.target.value || undefined })}>
        <option value="">{t('audit.everywhere')}</option>
        {areas.map(({ path, name }) => <option key={path} value={path}>{t(name)}</option>)}
        {filter.path && !isArea(filter.path) && <option value={filter.path}>{filter.path}</option>}
      </select>
    </div>
  );
}
