import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { messagingKeys, sendMessage } from '@/api/messaging';
import type { Conversation, OutgoingMessage } from '@/api/types';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { useNow } from '@/lib/use-now';
import { useAnswerer } from '../use-answerer';

// Fetched when it is opened.
const AskFor = lazy(async () => ({ default: (await import('../send/ask-for')).AskFor }));

/** He has not shared his number: whoever answers him asks for it, with WhatsApp's own button. */
export function AskNumber({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const now = useNow();
  const queries = useQueryClient();
  const { mine } = useAnswerer(conversation);
  const [asking, setAsking] = useState(false);
  const { mutate } = useMutation({
    mutationFn: (message: OutgoingMessage) => sendMessage(conversation.id, message),
    onSuccess: () => queries.invalidateQueries({ queryKey: messagingKeys.messages(conversation.id) }),
  });
  const open = !!conversation.windowEndsAt && Date.parse(conversation.windowEndsAt) > now;
  return (
    <>
      {t('chats.numberNotShared')}
      {mine && open && <>{' '}<Button look="bare" aria-label={t('chats.more.items.phone')} onClick={() => setAsking(true)}>{t('chats.ask')}</Button></>}
      {asking && <Suspense><AskFor conversation={conversation} what="Phone" send={message => mutate(message)} onClose={() => setAsking(false)} /></Suspense>}
    </>
  );
}
