import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { services, type Service } from '@/api/operations';
import { appRoute } from './app';

export const failuresRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/failures',
  validateSearch: (search: Record<string, unknown>): { only?: Service | undefined } => {
    const only = services.find(service => service === search.only);
    return only ? { only } : {};
  },
  component: lazyRouteComponent(() => import('@/features/failures/failures-page'), 'FailuresPage'),
});

export const failureRoute = createRoute({ getParentRoute: () => failuresRoute, path: '$service/$kind/$letterId' });
