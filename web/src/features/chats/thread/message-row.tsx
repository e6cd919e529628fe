import { Bot, CircleAlert, Lock, Reply, UserRound } from 'lucide-react';
import { memo } from 'react';
import type { Message } from '@/api/types';
import { IconButton } from '@/components/icon-button';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/use-format';
import { quotedWords } from '../model/quotes';
import { ContentView } from './content-view';
import content from './content.module.css';
import { ItemView } from './item-view';
import styles from './thread.module.css';
import { Ticks } from './ticks';
import { Trouble } from './trouble';

interface Props {
  message: Message;
  first: boolean;
  tapped: ReadonlySet<string>;
  /** What it answers, where that is loaded. */
  quoted: Message | undefined;
  conversationId: string;
  onQuote: ((message: Message) => void) | undefined;
}

/** One bubble: the customer's at the start, ours at the end; bot and person differ by tint and by name. */
export const MessageRow = memo(function MessageRow({ message, first, tapped, quoted, conversationId, onQuote }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { by, at, status, source } = message;
  const foot = (
    <div className={styles.foot}>
      <time className="numeric" dateTime={at} title={format.dateTime(at)}>{format.time(at)}</time>
      {status && by !== 'customer' && <Ticks status={status} />}
    </div>
  );

  const body = () => {
    if (message.content) return <ContentView content={message.content} tapped={tapped} foot={foot} />;
    if (message.item) return <><ItemView item={message.item} media={message.media} />{foot}</>;
    return <><p className={content.gone}><Lock size={14} aria-hidden /> {t('chats.hidden')}</p>{foot}</>;
  };

  return (
    <li className={styles.message} data-by={by} data-first={first} data-dim={status === 'withheld'}>
      {by === 'customer' && <span className="visually-hidden">{t('chats.by.customer')}</span>}
      {first && by !== 'customer' && (
        <span className={styles.author} title={source ?? undefined}>
          {by === 'bot' ? <Bot size={12} aria-hidden /> : <UserRound size={12} aria-hidden />} {t(`chats.by.${by}`)}
        </span>
      )}
      <div className={styles.bubble} title={source ?? undefined}>{quoted && message.item?.type !== 'tap' && <span className={styles.quoted} dir="auto">{quotedWords(t, quoted)}</span>}{body()}</div>
      {onQuote && message.wamid && <span className={styles.acts}><IconButton icon={Reply} flips label={t('chats.quote')} onClick={() => onQuote(message)} /></span>}
      {message.mayHaveArrivedTwice && <p className={styles.note}><CircleAlert size={12} aria-hidden /> {t('chats.twice')}</p>}
      <Trouble message={message} conversationId={conversationId} />
    </li>
  );
});
