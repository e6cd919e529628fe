import { Bot, CircleAlert, UserRound } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/api/types';
import { useFormat } from '@/lib/use-format';
import { ContentView } from './content-view';
import { ItemView } from './item-view';
import styles from './thread.module.css';
import { Ticks } from './ticks';

interface Props {
  message: Message;
  first: boolean;
  tapped: ReadonlySet<string>;
}

const notSent = ['failed', 'withheld', 'unknown'] as const;

/** One bubble: the customer's at the start, ours at the end; bot and person differ by tint and by name. */
export const MessageRow = memo(function MessageRow({ message, first, tapped }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { by, at, item, content, status, failure, source } = message;
  const trouble = notSent.find(value => value === status);
  return (
    <li className={styles.message} data-by={by} data-first={first} data-dim={status === 'withheld'}>
      {by === 'customer' && <span className="visually-hidden">{t('chats.by.customer')}</span>}
      {first && by !== 'customer' && (
        <span className={styles.author} title={source ?? undefined}>
          {by === 'bot' ? <Bot size={12} aria-hidden /> : <UserRound size={12} aria-hidden />} {t(`chats.by.${by}`)}
        </span>
      )}
      <div className={styles.bubble} title={source ?? undefined}>
        {item && <ItemView item={item} />}
        {content && <ContentView content={content} tapped={tapped} />}
        <div className={styles.foot} data-options={content?.type === 'buttons' || content?.type === 'list'}>
          <time className="numeric" dateTime={at} title={format.dateTime(at)}>{format.time(at)}</time>
          {status && by !== 'customer' && <Ticks status={status} />}
        </div>
      </div>
      {trouble && <p className={styles.failed}><CircleAlert size={12} aria-hidden /> {t(`chats.status.${trouble}`)}{failure && <bdi>: {failure}</bdi>}</p>}
    </li>
  );
});
