import { queryOptions } from '@tanstack/react-query';
import { get, put } from './client';
import type { Company } from './types';

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => get<Company>('/api/company', signal),
  staleTime: 5 * 60_000,
});

export const saveCompany = (company: Pick<Company, 'name' | 'country' | 'timeZone' | 'currency'>) => put<Company>('/api/company', company);
