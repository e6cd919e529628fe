import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from './app';

export const goLiveRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/go-live',
  component: lazyRouteComponent(() => import('@/features/go-live/go-live-page'), 'GoLivePage'),
});
