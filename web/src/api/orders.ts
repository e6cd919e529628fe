import { queryOptions } from '@tanstack/react-query';
import { get, post, put, withQuery } from './client';
import type { CustomerQuote, DraftLine, MarkOrderStatus, Order, Offer, OrderForCustomer, OrderCounts, OrderDetails, OrderPage, OrderState, OrderStatus, OrderWait } from './types';

export interface OrderFilter {
  state?: OrderState | undefined;
  waits?: OrderWait | undefined;
  waiting?: boolean | undefined;
  search?: string | undefined;
  conversation?: readonly string[] | undefined;
}

export const orderKeys = {
  lists: ['catalog', 'orders'] as const,
  list: (filter: OrderFilter) => ['catalog', 'orders', filter] as const,
  order: (id: string) => ['catalog', 'order', id] as const,
  counts: ['catalog', 'order-counts'] as const,
  statuses: ['catalog', 'order-statuses'] as const,
  offer: (conversation: string) => ['catalog', 'offer', conversation] as const,
};

export const listOrders = (filter: OrderFilter, before: string | null, signal?: AbortSignal) =>
  get<OrderPage>(withQuery('/api/catalog/orders', { ...filter, before, limit: 50 }), signal);

export const orderQuery = (id: string) => queryOptions({
  queryKey: orderKeys.order(id),
  queryFn: ({ signal }) => get<OrderDetails>(`/api/catalog/orders/${id}`, signal),
});

export const orderCountsQuery = queryOptions({
  queryKey: orderKeys.counts,
  queryFn: ({ signal }) => get<OrderCounts>('/api/catalog/orders/counts', signal),
});

export const orderStatusesQuery = queryOptions({
  queryKey: orderKeys.statuses,
  queryFn: ({ signal }) => get<OrderStatus[]>('/api/catalog/order-statuses', signal),
});

export const markOrderStatus = (status: MarkOrderStatus) => put<OrderStatus>('/api/catalog/order-statuses', status);

/** What needs no more than a press. */
export type PlainAct = 'retry' | 'done' | 'accept-total' | 'refresh';

export const actOnOrder = (id: string, act: PlainAct) => post<Order>(`/api/catalog/orders/${id}/${act}`);

export const cancelOrder = (id: string, reason: string | null) => post<Order>(`/api/catalog/orders/${id}/cancel`, { reason });

export const orderFound = (id: string, found: { externalOrderId: string; number: string }) => post<Order>(`/api/catalog/orders/${id}/found`, found);

export const paymentReceived = (id: string, reference: string | null) => post<Order>(`/api/catalog/orders/${id}/payment-received`, { reference });

/** What a cart costs now, as the customer would be told. */
export const quoteFor = (lines: readonly DraftLine[]) => post<CustomerQuote>('/api/catalog/quotes', { lines });

/** Places an order for a customer. The draft id is the page's: sent twice it is one order. */
export const orderFor = (order: OrderForCustomer) => post<Order>('/api/catalog/orders', order);

/** What the customer has been sent to confirm and has not; never from the cache, because he may have by now. */
export const offerQuery = (conversation: string) => queryOptions({
  queryKey: orderKeys.offer(conversation),
  queryFn: async ({ signal }) => (await get<Offer | undefined>(withQuery('/api/catalog/offers', { conversation }), signal)) ?? null,
  gcTime: 0,
  staleTime: Infinity,
});

/** Sends it to the customer, who confirms it by a button. Under the same draft it replaces what he was sent before. */
export const offerTo = (order: OrderForCustomer) => post<Offer>('/api/catalog/offers', order);
