import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Message } from '@/api/types';
import { Button } from '@/components/button';
import { useTranslation } from '@/i18n';
import { wantsStillness } from '@/lib/stillness';
import { useFormat } from '@/lib/use-format';
import { tappedIds, threadRows } from '../model/thread-rows';
import type { Outbox } from '../use-outbox';
import { MessageRow } from './message-row';
import { OutboxRow } from './outbox-row';
import { SystemRow } from './system-row';
import styles from './thread.module.css';

interface Props {
  /** Newest first. */
  items: readonly Message[];
  hasOlder: boolean;
  loadOlder: () => void;
  loadingOlder: boolean;
  name: string;
  conversationId: string;
  outbox: Outbox;
  /** Absent where nothing may be written. */
  onQuote: ((message: Message) => void) | undefined;
}

const near = 80;

/**
 * The bubbles. The scroller is laid out from its foot (column-reverse), so the newest message is in view from the first paint, older pages
 * come in above without moving what is read, and new ones below push only for those who are at the foot.
 */
export function Messages({ items, hasOlder, loadOlder, loadingOlder, name, conversationId, outbox, onQuote }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const newest = items[0];
  const [opened] = useState(newest?.id);
  const [atFoot, setAtFoot] = useState(true);
  /** The newest message when the foot was left: what came after it has not been seen. */
  const [left, setLeft] = useState(newest?.id);
  const rows = useMemo(() => threadRows(items, format.dayKey), [items, format]);
  const quotes = useMemo(() => new Map(items.flatMap(item => (item.wamid ? [[item.wamid, item] as const] : []))), [items]);
  const tapped = useMemo(() => tappedIds(items), [items]);

  const sending = useRef(outbox.send);
  useEffect(() => { sending.current = outbox.send; });
  // One and the same for ever: a bubble is drawn again for its own changes only.
  const react = useCallback((message: Message, emoji: string) => sending.current({ content: { type: 'reaction', wamid: message.wamid ?? '', emoji } }), []);
  const unseen = atFoot ? 0 : Math.max(items.findIndex(item => item.id === left), 0);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const foot = element.scrollTop > -near;
    if (atFoot && !foot) setLeft(newest?.id);
    setAtFoot(foot);
    const above = element.scrollHeight - element.clientHeight + element.scrollTop;
    if (hasOlder && above < 600) loadOlder();
  };

  return (
    <div className={styles.stage}>
      <div ref={scroller} className={styles.scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={t('chats.thread')}>
        <ol className={styles.rows}>
          {hasOlder
            ? <li className={styles.more}>{loadingOlder ? t('common.loadingMore') : <Button look="bare" onClick={loadOlder}>{t('chats.loadOlder')}</Button>}</li>
            : <li className={styles.more}>{t('chats.beginning')}</li>}
          {rows.map(row => {
            if (row.kind === 'day') return <li key={row.key} className={styles.day}>{format.day(row.at)}</li>;
            if (row.kind === 'line') return <SystemRow key={row.key} message={row.message} />;
            return <MessageRow key={row.key} message={row.message} first={row.first} tapped={tapped} quoted={quotes.get(row.message.contextWamid ?? '')} conversationId={conversationId} onQuote={onQuote} onReact={onQuote && react} />;
          })}
          {outbox.entries.map(entry => <OutboxRow key={entry.key} entry={entry} outbox={outbox} />)}
        </ol>
      </div>
      {!atFoot && (
        <Button className={styles.jump} onClick={() => scroller.current?.scrollTo({ top: 0, behavior: wantsStillness() ? 'auto' : 'smooth' })}>
          <ArrowDown size={14} aria-hidden /> {unseen > 0 ? t('chats.newMessages', { count: unseen }) : t('chats.latest')}
        </Button>
      )}
      <p className="visually-hidden" role="log">
        {newest?.by === 'customer' && newest.id !== opened && <span key={newest.id}>{t('chats.arrived', { name })}</span>}
      </p>
    </div>
  );
}
