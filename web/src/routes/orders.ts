import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { orderFilterNames, type OrderFilterName } from '@/features/orders/filters';
import { text } from '@/lib/search-params';
import { appRoute } from './app';

export interface OrdersSearch {
  show?: OrderFilterName | undefined;
  q?: string | undefined;
}

export const ordersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): OrdersSearch => {
    const show = orderFilterNames.find(name => name === search.show);
    return { ...(show && { show }), ...text('q', search.q) };
  },
  component: lazyRouteComponent(() => import('@/features/orders/orders-page'), 'OrdersPage'),
});

export const orderRoute = createRoute({ getParentRoute: () => ordersRoute, path: '$orderId' });
