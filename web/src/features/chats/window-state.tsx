import type { Conversation } from '@/api/types';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { useNow } from '@/lib/use-now';

/** Whether anything may be written now, and for how long. */
export function WindowState({ conversation, named = false }: { conversation: Conversation; named?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const left = conversation.windowEndsAt ? Date.parse(conversation.windowEndsAt) - now : 0;
  if (left <= 0) return <span title={t('chats.windowClosedWhy')}>{t(named ? 'chats.closed' : 'chats.windowClosed')}</span>;
  return <span>{t(named ? 'chats.openFor' : 'chats.windowOpen', { time: format.span(left) })}</span>;
}
