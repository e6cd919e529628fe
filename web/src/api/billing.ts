import { queryOptions } from '@tanstack/react-query';
import { get, withQuery } from './client';
import type { ChargedMessages } from './types';

/** What WhatsApp charges for of this calendar month, which begins where the company is. */
export const chargedQuery = (timeZone: string) => queryOptions({
  queryKey: ['messaging', 'charged', timeZone] as const,
  queryFn: ({ signal }) => get<ChargedMessages>(withQuery('/api/messaging/billing/month', { timeZone }), signal),
  staleTime: 5 * 60_000,
});
