import { queryOptions } from '@tanstack/react-query';
import { del, get, getFile, post, put, withQuery } from './client';
import type { Application, ApplicationCounts, ApplicationDetails, ApplicationNote, ApplicationPage, ApplicationStage, StageTemplate } from './types';

export interface ApplicationFilter {
  stage?: ApplicationStage | undefined;
  job?: string | undefined;
  search?: string | undefined;
  conversation?: readonly string[] | undefined;
}

export const applicationKeys = {
  lists: ['hr', 'applications'] as const,
  list: (filter: ApplicationFilter) => ['hr', 'applications', filter] as const,
  counts: ['hr', 'application-counts'] as const,
  application: (id: string) => ['hr', 'application', id] as const,
};

export const listApplications = (filter: ApplicationFilter, before: string | null, signal?: AbortSignal) =>
  get<ApplicationPage>(withQuery('/api/hr/applications', { ...filter, before, limit: 50 }), signal);

export const applicationQuery = (id: string) => queryOptions({
  queryKey: applicationKeys.application(id),
  queryFn: ({ signal }) => get<ApplicationDetails>(`/api/hr/applications/${id}`, signal),
});

export const setStage = (id: string, stage: ApplicationStage) => put<Application>(`/api/hr/applications/${id}/stage`, { stage });

export const cvUrl = (id: string) => `/api/hr/applications/${id}/cv`;

/** What a stranger sent is forgotten as soon as nobody looks at it. */
export const cvQuery = (id: string) => queryOptions({
  queryKey: ['hr', 'cv', id],
  queryFn: ({ signal }) => getFile(cvUrl(id), signal),
  staleTime: Infinity,
  gcTime: 0,
});

export const applicationCountsQuery = queryOptions({
  queryKey: applicationKeys.counts,
  queryFn: ({ signal }) => get<ApplicationCounts>('/api/hr/applications/counts', signal),
});

export const addNote = (id: string, text: string) => post<ApplicationNote>(`/api/hr/applications/${id}/notes`, { text });

/** One's own only. */
export const removeNote = (id: string, note: number) => del<undefined>(`/api/hr/applications/${id}/notes/${note}`);

export const retryApplication = (id: string) => post<Application>(`/api/hr/applications/${id}/retry`);

export const setRetention = (id: string, until: string) => put<Application>(`/api/hr/applications/${id}/retention`, { until });

/** By which template an applicant hears that he has come to a stage. */
export const stageTemplatesQuery = queryOptions({
  queryKey: ['hr', 'stage-templates'] as const,
  queryFn: ({ signal }) => get<StageTemplate[]>('/api/hr/stage-templates', signal),
});

export const saveStageTemplate = (row: StageTemplate) => put<undefined>('/api/hr/stage-templates', row);
