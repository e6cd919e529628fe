import { queryOptions } from '@tanstack/react-query';
import { get, put, withQuery } from './client';
import type { Application, ApplicationDetails, ApplicationPage, ApplicationStage } from './types';

export const applicationKeys = {
  lists: ['hr', 'applications'] as const,
  list: (stage: ApplicationStage | null) => ['hr', 'applications', stage] as const,
  application: (id: string) => ['hr', 'application', id] as const,
};

export const listApplications = (stage: ApplicationStage | null, before: string | null, signal?: AbortSignal) =>
  get<ApplicationPage>(withQuery('/api/hr/applications', { stage, before, limit: 50 }), signal);

export const applicationQuery = (id: string) => queryOptions({
  queryKey: applicationKeys.application(id),
  queryFn: ({ signal }) => get<ApplicationDetails>(`/api/hr/applications/${id}`, signal),
});

export const setStage = (id: string, stage: ApplicationStage) => put<Application>(`/api/hr/applications/${id}/stage`, { stage });

export const cvUrl = (id: string) => `/api/hr/applications/${id}/cv`;
