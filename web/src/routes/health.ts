import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from './app';

/** Not /health: the gateway answers there for itself. */
export const healthRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/system-health',
  component: lazyRouteComponent(() => import('@/features/health/health-page'), 'HealthPage'),
});
