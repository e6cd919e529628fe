import { queryOptions } from '@tanstack/react-query';
import { get, post, put, withQuery } from './client';
import type { Job, JobDetails, JobPage, SyncStatus } from './types';

export const jobKeys = {
  lists: ['hr', 'jobs'] as const,
  list: (search: string) => ['hr', 'jobs', search] as const,
  job: (id: string) => ['hr', 'job', id] as const,
  sync: ['hr', 'sync'] as const,
};

export const listJobs = (search: string, after: string | null, signal?: AbortSignal) =>
  get<JobPage>(withQuery('/api/hr/jobs', { search, after, limit: 100 }), signal);

/** Every job, to choose one from. */
export const allJobsQuery = queryOptions({
  queryKey: [...jobKeys.list(''), 'all'] as const,
  queryFn: async ({ signal }) => {
    const jobs: Job[] = [];
    let after: string | null = null;
    do {
      const page: JobPage = await listJobs('', after, signal);
      jobs.push(...page.items);
      after = page.next;
    } while (after !== null);
    return jobs;
  },
});

export const setJobVisibility = (id: string, visible: boolean) => put<undefined>(`/api/hr/jobs/${id}/visibility`, { visible });

export const syncJobs = () => post<undefined>('/api/hr/sync');

export const jobSyncQuery = queryOptions({
  queryKey: jobKeys.sync,
  queryFn: ({ signal }) => get<SyncStatus>('/api/hr/sync', signal),
});

export const jobQuery = (id: string) => queryOptions({
  queryKey: jobKeys.job(id),
  queryFn: ({ signal }) => get<JobDetails>(`/api/hr/jobs/${id}`, signal),
});

export const saveJob = (id: string, words: { names: Readonly<Record<string, string>>; descriptions: Readonly<Record<string, string>>; flowId: string | null }) =>
  put<JobDetails>(`/api/hr/jobs/${id}`, words);
