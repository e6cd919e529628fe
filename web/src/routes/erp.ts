import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

export interface ErpSearch {
  view?: 'setup' | 'calls' | undefined;
  operation?: string | undefined;
  outcome?: string | undefined;
  key?: string | undefined;
}

export const erpRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/erp',
  validateSearch: (search: Record<string, unknown>): ErpSearch => ({
    ...(search.view === 'calls' && { view: 'calls' as const }), ...text('operation', search.operation), ...text('outcome', search.outcome), ...text('key', search.key),
  }),
  component: lazyRouteComponent(() => import('@/features/erp/erp-page'), 'ErpPage'),
});
