import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { Conversation } from '@/api/types';
import { useTranslation } from '@/i18n';
import styles from './conversation-list.module.css';
import { ConversationRow } from './conversation-row';

const rowHeight = 68;

interface Props {
  items: readonly Conversation[];
  hasOlder: boolean;
  loadOlder: () => void;
  loadingOlder: boolean;
  selected: string | undefined;
}

/** Only the rows in sight are in the page; rows that come in above them do not move what is being read. */
export function ConversationRows({ items, hasOlder, loadOlder, loadingOlder, selected }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => items[index]?.id ?? index,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();

  const lastRow = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasOlder && lastRow >= items.length - 15) loadOlder();
  }, [hasOlder, lastRow, items.length, loadOlder]);

  // Away from the top, the first row in sight stays where it is when the list changes above it.
  const anchor = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    const id = anchor.current;
    if (!element || !id || element.scrollTop < rowHeight) return;
    const now = items.findIndex(item => item.id === id);
    if (now >= 0) element.scrollTop = now * rowHeight + (element.scrollTop % rowHeight);
  }, [items]);
  const remember = () => {
    const element = scroller.current;
    if (element) anchor.current = items[Math.floor(element.scrollTop / rowHeight)]?.id;
  };

  // A row out of sight is drawn with one of the next drawings, whichever it is.
  const wanted = useRef<number | null>(null);
  const focusWanted = () => {
    const row = wanted.current === null ? null : scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a`);
    if (!row) return;
    wanted.current = null;
    row.focus();
  };
  useEffect(focusWanted);

  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const slot = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-index]');
    const from = slot ? Number(slot.dataset.index) : items.findIndex(item => item.id === selected);
    const to = Math.min(Math.max(from + (event.key === 'ArrowDown' ? 1 : -1), 0), items.length - 1);
    virtual.scrollToIndex(to);
    wanted.current = to;
    focusWanted();
  };

  return (
    <div ref={scroller} className={styles.scroller} onScroll={remember} onKeyDown={move}>
      <ul className={styles.rows} aria-label={t('chats.listLabel')} style={{ blockSize: virtual.getTotalSize() }}>
        {rows.map(({ key, index, start }) => {
          const conversation = items[index];
          return conversation && (
            <li key={key} className={styles.slot} data-index={index} aria-posinset={index + 1} aria-setsize={hasOlder ? -1 : items.length} style={{ transform: `translateY(${start}px)` }}>
              <ConversationRow conversation={conversation} />
            </li>
          );
        })}
      </ul>
      {loadingOlder && <p className={styles.more} role="status">{t('common.loadingMore')}</p>}
    </div>
  );
}
