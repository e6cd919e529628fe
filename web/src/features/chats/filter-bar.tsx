import { useTranslation } from 'react-i18next';
import type { ConversationFilter } from '@/api/types';
import styles from './filter-bar.module.css';

const filters: readonly ConversationFilter[] = ['open', 'mine', 'needs-person', 'unread', 'done'];

interface Props {
  value: ConversationFilter;
  onChange: (value: ConversationFilter) => void;
}

export function FilterBar({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar} role="group" aria-label={t('chats.filter')}>
      {filters.map(filter => (
        <button key={filter} type="button" className={styles.option} aria-pressed={filter === value} onClick={() => onChange(filter)}>
          {t(`chats.filters.${filter}`)}
        </button>
      ))}
    </div>
  );
}
