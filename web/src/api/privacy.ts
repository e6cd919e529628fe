import { queryOptions } from '@tanstack/react-query';
import { download, get, post } from './client';
import type { Erasure, PersonFound, PersonRequest } from './types';

/** Who is meant stands in the body, never in an address. */
export const findPerson = (who: PersonRequest) => post<PersonFound>('/api/privacy/find', who);
export const exportPerson = (who: PersonRequest) => download('/api/privacy/export', who);
export const erasePerson = (who: PersonRequest) => post<Erasure>('/api/privacy/erase', who);

export const erasuresQuery = queryOptions({
  queryKey: ['privacy', 'erasures'] as const,
  queryFn: ({ signal }) => get<Erasure[]>('/api/privacy/erasures', signal),
  // While a service still has to do its part, it is soon done.
  refetchInterval: query => (query.state.data?.some(erasure => !erasure.erasedAt) ? 3_000 : false),
});
