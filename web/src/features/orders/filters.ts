import type { OrderFilter } from '@/api/orders';

/** The ways to look at the orders: first what waits for somebody. */
export const orderFilters = {
  all: {},
  waiting: { waiting: true },
  Payment: { waits: 'Payment' },
  Unknown: { waits: 'Unknown' },
  Placed: { state: 'Placed' },
  Confirmed: { state: 'Confirmed' },
  Done: { state: 'Done' },
  Cancelled: { state: 'Cancelled' },
} as const satisfies Record<string, OrderFilter>;

export type OrderFilterName = keyof typeof orderFilters;

export const orderFilterNames = Object.keys(orderFilters) as OrderFilterName[];
