import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleOff, MessageCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { conversationQuery } from '@/api/messaging';
import type { Message } from '@/api/types';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { displayName } from '@/lib/display-name';
import { useMayChange } from '@/lib/use-may-change';
import { useMarkRead } from '../use-mark-read';
import { useMessages } from '../use-messages';
import { useOutbox } from '../use-outbox';
import { Colleagues } from './colleagues';
import { Composer } from './composer';
import { Messages } from './messages';
import { ThreadHeader } from './thread-header';
import styles from './thread.module.css';

interface Props {
  id: string;
  onBack: () => void;
}

/** The middle pane: one conversation. */
export function Thread({ id, onBack }: Props) {
  const { t } = useTranslation();
  const { data: conversation, error: missing } = useQuery(conversationQuery(id));
  const { data, error, isPending, refetch, loadOlder, loadingOlder } = useMessages(id);
  const outbox = useOutbox(id, data?.items);
  const mayAnswer = useMayChange('chats');
  const [quoted, setQuoted] = useState<Message | null>(null);
  useMarkRead(data ? conversation : undefined);
  const navigate = useNavigate();
  const goesOn = conversation && conversation.id !== id ? conversation.id : null;
  useEffect(() => {
    // This chat went on in another one of the same customer.
    if (goesOn) void navigate({ to: '/chats/$conversationId', params: { conversationId: goesOn }, search: true, replace: true });
  }, [goesOn, navigate]);

  const body = () => {
    if (missing && !conversation) return <ErrorState error={missing} />;
    if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
    // As tall as what comes: what is written in stays at the foot meanwhile.
    if (isPending) return <div className={styles.stage}><ListSkeleton rows={6} round={false} /></div>;
    if (!data || (data.items.length === 0 && outbox.entries.length === 0)) return <EmptyState icon={MessageCircle} title={t('chats.beginning')} />;
    const name = (conversation && displayName(conversation.contact)) ?? t('chats.unnamed');
    return <Messages items={data.items} hasOlder={!!data.next} loadOlder={loadOlder} loadingOlder={loadingOlder} name={name} conversationId={id} outbox={outbox} onQuote={mayAnswer && conversation?.answeredBy === 'person' ? setQuoted : undefined} />;
  };

  return (
    <>
      <ThreadHeader conversation={conversation} onBack={onBack} />
      {body()}
      <Colleagues id={id} />
      {conversation?.cannotReceive && <p role="note" className={styles.cannot}><CircleOff size={14} aria-hidden /> {t('chats.cannotReceiveWhy')}</p>}
      {conversation && <Composer conversation={conversation} quoted={quoted} onQuote={setQuoted} send={outbox.send} />}
    </>
  );
}
