import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { useCallback } from 'react';
import { EmptyState } from '@/components/empty-state';
import { Panes } from '@/components/panes';
import { useTranslation } from '@/i18n';
import { usePreferences } from '@/lib/preferences';
import { useWide } from '@/lib/use-wide';
import { ChatDetails } from './details/chat-details';
import { ConversationList } from './conversation-list';
import { Thread } from './thread/thread';

export function ChatsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { conversationId } = useParams({ strict: false });
  const { q = '', filter = 'open' } = useSearch({ from: '/app/chats' });
  const { details } = usePreferences();
  const wide = useWide();
  const back = useCallback(() => void navigate({ to: '/chats', search: true }), [navigate]);

  return (
    <Panes
      selected={!!conversationId}
      onBack={back}
      list={<ConversationList search={q} filter={filter} selected={conversationId} />}
      work={conversationId
        ? <Thread key={conversationId} id={conversationId} onBack={back} />
        : <EmptyState icon={MessagesSquare} heading="h2" title={t('chats.select')} text={t('chats.selectHint')} />}
      context={conversationId && details && wide ? <ChatDetails id={conversationId} /> : null}
    />
  );
}
