import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bot, Eye, Hand, Hourglass, LayoutTemplate, UserRound } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { addChatNote, messagingKeys } from '@/api/messaging';
import type { Conversation, Message, OutgoingMessage } from '@/api/types';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import { useNow } from '@/lib/use-now';
import { useUserNames } from '@/lib/use-user-names';
import { useAnswerer } from '../use-answerer';
import styles from './composer.module.css';
import { TextBox } from './text-box';
import { takeBackNote } from './written';

// Fetched when one is sent.
const SendTemplate = lazy(async () => ({ default: (await import('@/components/send-template')).SendTemplate }));

interface Props {
  conversation: Conversation;
  quoted: Message | null;
  onQuote: (message: Message | null) => void;
  send: (message: OutgoingMessage) => void;
}

/** The foot of a thread: what may be written here now, or why nothing may. */
export function Composer({ conversation, quoted, onQuote, send }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const queries = useQueryClient();
  const answerer = useAnswerer(conversation);
  const nameOf = useUserNames();
  const mayAnswer = useMayChange('chats');
  const [templates, setTemplates] = useState(false);
  const noting = useMutation({
    mutationFn: (text: string) => addChatNote(conversation.id, text),
    onError: (_, text) => takeBackNote(conversation.id, text),
    onSettled: () => queries.invalidateQueries({ queryKey: messagingKeys.messages(conversation.id) }),
  });
  const { answeredBy, windowEndsAt } = conversation;
  const open = !!windowEndsAt && Date.parse(windowEndsAt) > now;

  const bar = (icon: ReactNode, words: string, action?: ReactNode) => <div className={styles.bar}><span>{icon} {words}</span>{action}</div>;
  if (!mayAnswer) return bar(<Eye size={14} aria-hidden />, t('settings.readOnly'));
  const take = <Button look={answeredBy === 'waiting' ? 'primary' : 'quiet'} disabled={answerer.busy} onClick={answerer.takeOver}>{t('chats.takeOver')}</Button>;
  const give = <Button disabled={answerer.busy} onClick={answerer.handBack}>{t('chats.handBack')}</Button>;

  if (!open) {
    return (
      <>
        {bar(<Hourglass size={14} aria-hidden />, t('chats.windowClosedWhy'), (
          <span className={styles.acts}>
            <Button look="primary" onClick={() => setTemplates(true)}><LayoutTemplate size={14} aria-hidden /> {t('chats.templates.title')}</Button>
            {answerer.mine ? give : answeredBy === 'waiting' && take}
          </span>
        ))}
        {templates && <Suspense><SendTemplate conversation={conversation} send={send} onClose={() => setTemplates(false)} /></Suspense>}
      </>
    );
  }
  if (answeredBy === 'bot') return bar(<Bot size={14} aria-hidden />, t('chats.composeTakeover'), take);
  if (answeredBy === 'waiting') return bar(<Hand size={14} aria-hidden />, t('chats.composeWaiting'), take);
  if (!answerer.mine) return bar(<UserRound size={14} aria-hidden />, t('chats.composeOther', { name: nameOf(conversation.agentId) }), take);
  return <TextBox key={conversation.id} conversation={conversation} quoted={quoted} onQuote={onQuote} send={send} note={text => noting.mutate(text)}>{give}</TextBox>;
}
