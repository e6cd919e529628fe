import { useQuery } from '@tanstack/react-query';
import { Bot } from 'lucide-react';
import { useState } from 'react';
import { turnCostQuery } from '@/api/billing';
import { MessageCostWords } from '@/components/message-cost';
import { useTranslation } from '@/i18n';
import styles from './thread.module.css';

/** The bot's name over what it said; asked, it tells what that turn of it cost in messages. */
export function TurnCost({ conversationId, turn, source }: { conversationId: string; turn: number; source: string | undefined }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { data, isError } = useQuery({ ...turnCostQuery(conversationId, turn), enabled: asked });
  return (
    <span className={styles.author} role="group">
      <button type="button" className={styles.cost} title={source} aria-expanded={asked} aria-label={t('chats.turnCost')} onClick={() => setAsked(!asked)}>
        <Bot size={12} aria-hidden /> {t('chats.by.bot')}
      </button>
      {asked && <span role="status">{data ? <>· <MessageCostWords cost={data} /></> : isError && `· ${t('orders.costUnknown')}`}</span>}
    </span>
  );
}
