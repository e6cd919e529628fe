import { queryOptions } from '@tanstack/react-query';
import { get, post, put } from './client';
import type { AlertChannel, AlertSettings, IncidentPage, SaveAlerts, SavedAlerts, TriedAlert } from './types';

const root = '/api/gateway/alerts';

/** Who is told when something is not well, and of what. */
export const alertsQuery = queryOptions({
  queryKey: ['alerts'] as const,
  queryFn: ({ signal }) => get<AlertSettings>(root, signal),
});

export const saveAlerts = (settings: SaveAlerts) => put<SavedAlerts>(root, settings);
export const renewAlertSecret = () => post<SavedAlerts>(`${root}/secret`);
export const tryAlert = (channel: AlertChannel) => post<TriedAlert>(`${root}/test`, { channel });

/** What was not well, newest first. */
export const incidentsQuery = queryOptions({
  queryKey: ['incidents'] as const,
  queryFn: ({ signal }) => get<IncidentPage>('/api/gateway/incidents', signal),
  refetchInterval: 30_000,
});
