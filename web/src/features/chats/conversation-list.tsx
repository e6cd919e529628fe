import { useNavigate } from '@tanstack/react-router';
import { Inbox, SearchX } from 'lucide-react';
import { useCallback } from 'react';
import type { ConversationFilter } from '@/api/types';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { FilterBar } from '@/components/filter-bar';
import { HowItBegins } from '@/components/how-it-begins';
import { PaneHeader, PaneTools } from '@/components/pane-header';
import { SearchField } from '@/components/search-field';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { ConversationRows } from './conversation-rows';
import { useConversations } from './use-conversations';

const filters: readonly ConversationFilter[] = ['open', 'mine', 'needs-person', 'unread', 'snoozed', 'done'];

interface Props {
  search: string;
  filter: ConversationFilter;
  selected: string | undefined;
}

export function ConversationList({ search, filter, selected }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, isPending, refetch, loadOlder, loadingOlder } = useConversations(search, filter);

  const setSearch = useCallback((q: string) =>
    void navigate({ to: '.', search: previous => ({ ...previous, q: q || undefined }), replace: true }), [navigate]);
  const setFilter = useCallback((next: ConversationFilter) =>
    void navigate({ to: '.', search: previous => ({ ...previous, filter: next === 'open' ? undefined : next }) }), [navigate]);
  const showAll = () => void navigate({ to: '.', search: {} });

  const rest = () => {
    if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
    if (isPending) return <ListSkeleton />;
    if (data && data.items.length > 0) {
      return <ConversationRows items={data.items} hasOlder={!!data.next} loadOlder={loadOlder} loadingOlder={loadingOlder} selected={selected} />;
    }
    if (search) {
      return (
        <EmptyState icon={SearchX} title={t('chats.empty.searched', { search })}>
          <Button onClick={showAll}>{t('chats.empty.clear')}</Button>
        </EmptyState>
      );
    }
    if (filter !== 'open') {
      return (
        <EmptyState icon={Inbox} title={t('chats.empty.filtered', { filter: t(`chats.filters.${filter}`) })}>
          <Button onClick={showAll}>{t('chats.empty.clear')}</Button>
        </EmptyState>
      );
    }
    return <EmptyState icon={Inbox} title={t('chats.empty.title')} text={t('chats.empty.text')}><HowItBegins /></EmptyState>;
  };

  return (
    <>
      <PaneHeader level={1} title={t('chats.title')} />
      <PaneTools>
        <SearchField label={t('chats.searchLabel')} placeholder={t('chats.searchPlaceholder')} value={search} onChange={setSearch} />
        <FilterBar label={t('chats.filter')} options={filters} value={filter} nameOf={name => t(`chats.filters.${name}`)} onChange={setFilter} />
      </PaneTools>
      {rest()}
    </>
  );
}
