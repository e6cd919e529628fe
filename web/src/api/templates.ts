import { queryOptions } from '@tanstack/react-query';
import { del, get, post, postForm, put, withQuery } from './client';
import type { Template, TemplateDraft, TemplateProblem, TemplateTest, UploadedHeader } from './types';

const key = ['messaging', 'templates'] as const;
const reviewed = 5_000;

/** Asked again while a review is awaited: its verdict comes to the server by webhook. */
export const templatesQuery = queryOptions({
  queryKey: key,
  queryFn: async ({ signal }) => (await get<{ items: Template[] }>('/api/messaging/templates', signal)).items,
  refetchInterval: query => (query.state.data?.some(template => template.status === 'PENDING') ? reviewed : false),
});

export const syncTemplates = async () => (await post<{ items: Template[] }>('/api/messaging/templates/sync')).items;

/** Every rule of Meta's that a draft breaks, all at once; of a change also whether the template may be changed now. */
export const checkTemplate = async (draft: TemplateDraft, id: string | null) => (await post<{ problems: TemplateProblem[] }>(withQuery('/api/messaging/templates/check', { id }), draft)).problems;

export const createTemplate = (draft: TemplateDraft) => post<Template>('/api/messaging/templates', draft);
export const editTemplate = (id: string, draft: TemplateDraft) => put<undefined>(`/api/messaging/templates/${id}`, draft);
export const deleteTemplate = (id: string) => del<undefined>(`/api/messaging/templates/${id}`);
export const sendTemplateTest = (test: TemplateTest) => post<{ id: string }>('/api/messaging/templates/test', test);

/** The example of a header, for Meta's review. */
export function uploadHeader(file: File) {
  const form = new FormData();
  form.append('file', file);
  return postForm<UploadedHeader>('/api/messaging/templates/header', form);
}
