import { useQuery } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { sessionQuery } from '@/api/session';
import { useTranslation } from '@/i18n';
import styles from './composer.module.css';
import { useReplying } from './use-replying';

/** Who else writes in this chat just now: so that nobody answers twice. */
export function Colleagues({ id }: { id: string }) {
  const { t } = useTranslation();
  const writing = useReplying(id, useQuery(sessionQuery).data?.user?.id);
  return (
    <div role="status" className={styles.colleagues}>
      {writing.map(({ userId, name }) => <p key={userId}><PenLine size={13} aria-hidden /> <bdi>{t('chats.replying', { name })}</bdi></p>)}
    </div>
  );
}
