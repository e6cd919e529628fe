import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
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
  component: lazyRouteComponent(() => import('@/features/flows/builder/flow-page'), 'FlowPage'),
});
