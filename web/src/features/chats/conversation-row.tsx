import { Link } from '@tanstack/react-router';
import type { Conversation } from '@/api/types';
import { Avatar } from '@/components/avatar';
import { useTranslation } from '@/i18n';
import { classes } from '@/lib/classes';
import { useFormat } from '@/lib/use-format';
import { ConversationBadge } from './conversation-badge';
import styles from './conversation-list.module.css';
import { displayName } from '@/lib/display-name';
import { PreviewLine } from './preview-line';

export function ConversationRow({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { contact, lastAt, unread } = conversation;
  const name = displayName(contact) ?? t('chats.unnamed');
  return (
    <Link
      to="/chats/$conversationId"
      params={{ conversationId: conversation.id }}
      search
      preload={false}
      className={classes(styles.row, unread > 0 && styles.unread)}
    >
      <span className={styles.face}><Avatar id={contact.id} name={name} /></span>
      <span className={styles.line}>
        <span className={styles.name}><bdi>{name}</bdi></span>
        {lastAt && <time className={classes(styles.time, 'numeric')} dateTime={lastAt} title={format.dateTime(lastAt)}>{format.brief(lastAt)}</time>}
      </span>
      <span className={styles.line}>
        <PreviewLine conversation={conversation} />
        <ConversationBadge conversation={conversation} />
        {unread > 0 && (
          <span className={classes(styles.count, 'numeric')}>
            <span aria-hidden>{format.number(unread)}</span>
            <span className="visually-hidden">{t('chats.unread', { count: unread })}</span>
          </span>
        )}
      </span>
    </Link>
  );
}
