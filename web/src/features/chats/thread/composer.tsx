import { Bot, Hand, Hourglass, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '@/api/types';
import { Button } from '@/components/button';
import { useNow } from '@/lib/use-now';
import { useAnswerer } from '../use-answerer';
import styles from './composer.module.css';
import { TextBox } from './text-box';

/** The foot of a thread: what may be written here now, or why nothing may. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const now = useNow();
  const answerer = useAnswerer(conversation);
  const { answeredBy, windowEndsAt } = conversation;
  const open = !!windowEndsAt && Date.parse(windowEndsAt) > now;

  const bar = (icon: ReactNode, words: string, action: ReactNode) => <div className={styles.bar}><span>{icon} {words}</span>{action}</div>;
  const take = <Button look={answeredBy === 'waiting' ? 'primary' : 'quiet'} disabled={answerer.busy} onClick={answerer.takeOver}>{t('chats.takeOver')}</Button>;
  const give = <Button disabled={answerer.busy} onClick={answerer.handBack}>{t('chats.handBack')}</Button>;

  if (answeredBy === 'bot') return bar(<Bot size={14} aria-hidden />, t('chats.composeTakeover'), take);
  if (answeredBy === 'waiting') return bar(<Hand size={14} aria-hidden />, t('chats.composeWaiting'), take);
  if (!answerer.mine) return bar(<UserRound size={14} aria-hidden />, t('chats.composeOther'), take);
  if (!open) return bar(<Hourglass size={14} aria-hidden />, t('chats.windowClosedWhy'), give);
  return <TextBox key={conversation.id} id={conversation.id}>{give}</TextBox>;
}
