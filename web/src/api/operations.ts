import { queryOptions } from '@tanstack/react-query';
import { del, get, post, put, withQuery } from './client';
import type { DeadLetter, DeadLetterDetail, DeadLetterKind, DeadLetterPage, RetentionRow, ServiceBacklog } from './types';

/** The services, each of which keeps what it could not deliver or take in. */
export const services = ['messaging', 'flow', 'catalog', 'hr', 'erp', 'gateway'] as const;

export type Service = (typeof services)[number];

export type ServiceLetter = DeadLetter & { service: Service };

export interface LetterAddress {
  service: Service;
  kind: DeadLetterKind;
  id: string;
}

const root = (service: Service) => `/api/${service}/operations`;
const pathOf = ({ service, kind, id }: LetterAddress) => `${root(service)}/dead-letters/${kind}/${encodeURIComponent(id)}`;

export const operationKeys = {
  all: ['operations'] as const,
  letters: (asked: readonly Service[]) => ['operations', 'letters', asked] as const,
};

export const backlogQuery = (service: Service) => queryOptions({
  queryKey: ['operations', 'backlog', service] as const,
  queryFn: ({ signal }) => get<ServiceBacklog>(`${root(service)}/backlog`, signal),
  refetchInterval: 60_000,
});

/** What failed, as the rail and the dashboard count it: orders that did have their own count at both. By service, in the order of the services. */
export const countFailed = (backlogs: readonly (ServiceBacklog | undefined)[]) =>
  backlogs.reduce((sum, backlog, at) => sum + (backlog ? backlog.deadLetters + (services[at] === 'catalog' ? 0 : backlog.failed) : 0), 0);

export const listLetters = (service: Service, before: string | null, signal?: AbortSignal) =>
  get<DeadLetterPage>(withQuery(`${root(service)}/dead-letters`, { before, limit: 50 }), signal);

export const letterQuery = (letter: LetterAddress) => queryOptions({
  queryKey: ['operations', 'letter', letter.service, letter.kind, letter.id] as const,
  queryFn: ({ signal }) => get<DeadLetterDetail>(pathOf(letter), signal),
});

export const replayLetter = (letter: LetterAddress) => post<undefined>(`${pathOf(letter)}/replay`);
export const replayLetters = (service: Service) => post<{ replayed: number }>(`${root(service)}/dead-letters/replay`);
export const discardLetter = (letter: LetterAddress) => del<undefined>(pathOf(letter));

export const retentionQuery = (service: Service) => queryOptions({
  queryKey: ['operations', 'retention', service] as const,
  queryFn: ({ signal }) => get<RetentionRow[]>(`${root(service)}/retention`, signal),
});

export const saveRetention = (service: Service, name: string, days: number) => put<RetentionRow>(`${root(service)}/retention/${name}`, { days });
