import { queryOptions } from '@tanstack/react-query';
import { get } from './client';

export interface Company {
  name: string;
  country: string;
  timeZone: string;
  currency: string;
}

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => get<Company>('/api/company', signal),
  staleTime: 5 * 60_000,
});
