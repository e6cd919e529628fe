import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from './app';

export interface DashboardSearch {
  /** Counted by; by the hour where nothing is said. */
  messages?: 'month' | undefined;
}

export const dashboardRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): DashboardSearch => (search.messages === 'month' ? { messages: 'month' } : {}),
  component: lazyRouteComponent(() => import('@/features/dashboard/dashboard-page'), 'DashboardPage'),
});
