import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ConversationFilter } from '@/api/types';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

const filters: readonly ConversationFilter[] = ['mine', 'needs-person', 'unread', 'snoozed', 'done'];

export interface ChatsSearch {
  q?: string | undefined;
  filter?: ConversationFilter | undefined;
}

export const chatsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/chats',
  validateSearch: (search: Record<string, unknown>): ChatsSearch => {
    const filter = filters.find(value => value === search.filter);
    return { ...text('q', search.q), ...(filter && { filter }) };
  },
  component: lazyRouteComponent(() => import('@/features/chats/chats-page'), 'ChatsPage'),
});

/** The same page: it stands while another conversation is chosen. */
export const chatRoute = createRoute({ getParentRoute: () => chatsRoute, path: '$conversationId' });
