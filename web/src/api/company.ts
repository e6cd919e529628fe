import { queryOptions } from '@tanstack/react-query';
import { get } from './client';
import type { Company } from './types';

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => get<Company>('/api/company', signal),
  staleTime: 5 * 60_000,
});
