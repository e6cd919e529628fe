import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

export const catalogRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/catalog',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined } => text('q', search.q),
  component: lazyRouteComponent(() => import('@/features/catalog/catalog-page'), 'CatalogPage'),
});

export const productRoute = createRoute({ getParentRoute: () => catalogRoute, path: '$productId' });
