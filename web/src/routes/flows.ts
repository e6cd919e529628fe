import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flowQuery, stepTypesQuery } from '@/api/flows';
import { appRoute } from './app';

export const flowsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/flows',
  component: lazyRouteComponent(() => import('@/features/flows/list/flows-page'), 'FlowsPage'),
});

export const flowRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/flows/$flowId',
  validateSearch: (search: Record<string, unknown>): { view?: 'wording' | undefined } => (search.view === 'wording' ? { view: search.view } : {}),
  // Asked for while the page itself is fetched, and not waited for: the page shows what becomes of it.
  loader: ({ context: { queries }, params: { flowId }, cause }) => {
    if (cause === 'preload') return;
    void queries.prefetchQuery(flowQuery(flowId));
    void queries.prefetchQuery(stepTypesQuery);
  },
  component: lazyRouteComponent(() => import('@/features/flows/builder/flow-page'), 'FlowPage'),
});
