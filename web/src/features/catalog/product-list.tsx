import { useNavigate } from '@tanstack/react-router';
import { PackageSearch, SearchX, Settings2 } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { catalogKeys, listProducts, productSyncQuery, syncProducts } from '@/api/catalog';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { IconButton } from '@/components/icon-button';
import { PaneHeader, PaneTools } from '@/components/pane-header';
import { RecordList } from '@/components/record-list';
import { SearchField } from '@/components/search-field';
import { ListSkeleton } from '@/components/skeleton';
import { SyncBar } from '@/components/sync-bar';
import { useTranslation } from '@/i18n';
import { useMayChange } from '@/lib/use-may-change';
import { usePaged } from '@/lib/use-paged';
import { useSync } from '@/lib/use-sync';
import { Alike } from './alike';
import { ProductRow } from './product-row';
import { SeveralBar } from './several-bar';
import several from './several-bar.module.css';

// Fetched when it is asked for: dialogs are no part of the list.
const NewProducts = lazy(async () => ({ default: (await import('./new-products')).NewProducts }));

export function ProductList({ search }: { search: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { items, total, error, isPending, refetch, hasNextPage, fetchNextPage } =
    usePaged(catalogKeys.list(search), (after, signal) => listProducts(search, after, signal));
  const mayChange = useMayChange('catalog');
  const { status, busy, sync } = useSync(productSyncQuery, syncProducts, catalogKeys.lists);

  const [beginning, setBeginning] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const pick = (id: string) => setPicked(before => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });

  const setSearch = useCallback((q: string) => void navigate({ to: '.', search: { q: q || undefined }, replace: true }), [navigate]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);

  const rest = () => {
    if (error && !items) return <ErrorState error={error} retry={() => void refetch()} />;
    if (isPending || !items) return <ListSkeleton />;
    if (items.length > 0) {
      return (
        <RecordList label={t('catalog.listLabel')} items={items} idOf={product => product.id} hasMore={hasNextPage} loadMore={loadMore}>
          {product => (
            <div className={several.row}>
              {mayChange && <input type="checkbox" aria-label={t('catalog.several.select', { name: product.name })} checked={picked.has(product.id)} onChange={() => pick(product.id)} />}
              <ProductRow product={product} />
            </div>
          )}
        </RecordList>
      );
    }
    return search
      ? <EmptyState icon={SearchX} title={t('catalog.empty.searched', { search })}><Button onClick={() => setSearch('')}>{t('catalog.empty.clear')}</Button></EmptyState>
      : (
        <EmptyState icon={PackageSearch} title={t('catalog.empty.title')} text={t('catalog.empty.text')}>
          {mayChange && <Button look="primary" onClick={sync} disabled={busy}>{t('catalog.sync.now')}</Button>}
        </EmptyState>
      );
  };

  return (
    <>
      <PaneHeader level={1} title={t('catalog.title')} note={t('catalog.lead')}>
        {mayChange && <IconButton icon={Settings2} label={t('catalog.new.title')} onClick={() => setBeginning(true)} />}
      </PaneHeader>
      <PaneTools>
        <SearchField label={t('catalog.searchLabel')} placeholder={t('catalog.searchPlaceholder')} value={search} onChange={setSearch} />
        <SyncBar status={status} busy={busy} onSync={mayChange ? sync : undefined} />
      </PaneTools>
      <p className="visually-hidden" role="status">{total !== undefined && t('catalog.total', { count: total })}</p>
      {picked.size > 0 && <SeveralBar ids={[...picked]} onClear={() => setPicked(new Set())} />}
      {rest()}
      <Alike />
      {beginning && <Suspense><NewProducts onClose={() => setBeginning(false)} /></Suspense>}
    </>
  );
}
