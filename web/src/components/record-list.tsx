import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import styles from './record-list.module.css';

interface Props<T> {
  label: string;
  items: readonly T[];
  idOf: (item: T) => string;
  hasMore: boolean;
  loadMore: () => void;
  children: (item: T) => ReactNode;
}

/** Rows that lead to a record; the next page is fetched before its end comes in sight, arrows move between rows. */
export function RecordList<T>({ label, items, idOf, hasMore, loadMore, children }: Props<T>) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore) return;
    const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && loadMore(), { rootMargin: '600px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loadMore, items.length]);

  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const row = (document.activeElement as HTMLElement | null)?.closest('li');
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
    event.preventDefault();
    next?.querySelector<HTMLElement>('a')?.focus();
  };

  return (
    <div className={styles.list}>
      <ul aria-label={label} onKeyDown={move}>{items.map(item => <li key={idOf(item)}>{children(item)}</li>)}</ul>
      {hasMore && <div ref={end} className={styles.more}>{t('common.loadingMore')}</div>}
    </div>
  );
}
