import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

export const jobsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/jobs',
  validateSearch: (search: Record<string, unknown>): { q?: string | undefined } => text('q', search.q),
  component: lazyRouteComponent(() => import('@/features/jobs/jobs-page'), 'JobsPage'),
});

export const jobRoute = createRoute({ getParentRoute: () => jobsRoute, path: '$jobId' });
