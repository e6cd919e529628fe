import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { OrderState } from '@/api/types';
import { appRoute } from './app';

const states: readonly OrderState[] = ['Placing', 'Placed', 'Confirmed', 'Rejected', 'Unknown', 'Done', 'Cancelled'];

export const ordersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): { state?: OrderState | undefined } => {
    const state = states.find(value => value === search.state);
    return state ? { state } : {};
  },
  component: lazyRouteComponent(() => import('@/features/orders/orders-page'), 'OrdersPage'),
});

export const orderRoute = createRoute({ getParentRoute: () => ordersRoute, path: '$orderId' });
