import { Bot, CircleAlert, Forward, Lock, Megaphone, Package, Reply, UserRound } from 'lucide-react';
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
import { TurnCost } from './turn-cost';

interface Props {
  message: Message;
  first: boolean;
  tapped: ReadonlySet<string>;
  /** What it answers, where that is loaded. */
  quoted: Message | undefined;
  conversationId: string;
  onQuote: ((message: Message) => void) | undefined;
  onReact: ((message: Message, emoji: string) => void) | undefined;
}

/** Those that are used most; the whole keyboard is on the customer's side. */
const emoji = ['👍', '❤️', '🙏', '✅'] as const;

/** Where the message comes from beside its words. */
function OriginLine({ origin }: { origin: NonNullable<Message['origin']> }) {
  const { t } = useTranslation();
  const { forwarded, often, headline, sourceId, productRetailerId } = origin;
  return (
    <>
      {forwarded && <p className={content.footer}><Forward size={12} className="flips" aria-hidden /> {t(often ? 'chats.forwardedOften' : 'chats.forwarded')}</p>}
      {(headline ?? sourceId) && <p className={content.footer} dir="auto"><Megaphone size={12} aria-hidden /> {t('chats.fromAdvert', { headline: headline ?? sourceId ?? '' })}</p>}
      {productRetailerId && <p className={content.footer}><Package size={12} aria-hidden /> {t('chats.aboutProduct', { product: productRetailerId })}</p>}
    </>
  );
}

/** One bubble: the customer's at the start, ours at the end; bot and person differ by tint and by name. */
export const MessageRow = memo(function MessageRow({ message, first, tapped, quoted, conversationId, onQuote, onReact }: Props) {
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
    if (message.content) return <ContentView content={message.content} wording={message.wording} tapped={tapped} foot={foot} />;
    if (message.item) return <><ItemView item={message.item} media={message.media} />{foot}</>;
    return <><p className={content.gone}><Lock size={14} aria-hidden /> {t(message.hiddenFile ? 'chats.hiddenFile' : 'chats.hidden')}</p>{foot}</>;
  };

  return (
    <li className={styles.message} data-by={by} data-first={first} data-dim={status === 'withheld'}>
      {by === 'customer' && <span className="visually-hidden">{t('chats.by.customer')}</span>}
      {first && by === 'bot' && message.turn && <TurnCost conversationId={conversationId} turn={message.turn} source={source ?? undefined} />}
      {first && by !== 'customer' && !(by === 'bot' && message.turn) && (
        <span className={styles.author} title={source ?? undefined}>
          {by === 'bot' ? <Bot size={12} aria-hidden /> : <UserRound size={12} aria-hidden />} {t(`chats.by.${by}`)}
        </span>
      )}
      <div className={styles.bubble} title={source ?? undefined}>{quoted && message.item?.type !== 'tap' && <span className={styles.quoted} dir="auto">{quotedWords(t, quoted)}</span>}{message.origin && <OriginLine origin={message.origin} />}{body()}</div>
      {onQuote && message.wamid && (
        <span className={styles.acts}>
          <IconButton icon={Reply} flips label={t('chats.quote')} onClick={() => onQuote(message)} />
          {onReact && by === 'customer' && message.item?.type !== 'reaction' && emoji.map(one => (
            <button key={one} type="button" className={styles.emoji} aria-label={t('chats.react', { emoji: one })} onClick={() => onReact(message, one)}>{one}</button>
          ))}
        </span>
      )}
      {message.mayHaveArrivedTwice && <p className={styles.note}><CircleAlert size={12} aria-hidden /> {t('chats.twice')}</p>}
      <Trouble message={message} conversationId={conversationId} />
    </li>
  );
});
