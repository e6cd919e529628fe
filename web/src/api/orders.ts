import { queryOptions } from '@tanstack/react-query';
import { get, post, withQuery } from './client';
import type { Order, OrderDetails, OrderPage, OrderState } from './types';

export const orderKeys = {
  lists: ['catalog', 'orders'] as const,
  list: (state: OrderState | null) => ['catalog', 'orders', state] as const,
  order: (id: string) => ['catalog', 'order', id] as const,
};

export const listOrders = (state: OrderState | null, before: string | null, signal?: AbortSignal) =>
  get<OrderPage>(withQuery('/api/catalog/orders', { state, before, limit: 50 }), signal);

export const orderQuery = (id: string) => queryOptions({
  queryKey: orderKeys.order(id),
  queryFn: ({ signal }) => get<OrderDetails>(`/api/catalog/orders/${id}`, signal),
});

const act = (name: string) => (id: string) => post<Order>(`/api/catalog/orders/${id}/${name}`);

export const retryOrder = act('retry');
export const settleOrder = act('done');
export const acceptTotal = act('accept-total');

export const orderFound = (id: string, found: { externalOrderId: string; number: string }) => post<Order>(`/api/catalog/orders/${id}/found`, found);

export const paymentReceived = (id: string, reference: string | null) => post<Order>(`/api/catalog/orders/${id}/payment-received`, { reference });
