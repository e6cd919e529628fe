import { queryOptions } from '@tanstack/react-query';
import { del, get, post, put, withQuery } from './client';
import { Problem } from './problem';
import type { ChatSession, CheckedFlow, FlowCounts, FlowDetail, FlowDifference, FlowSummary, FlowTest, FlowTestsRun, FlowVersionSummary, ImportedFlows, KeptDraft, KeptDraftDetail, LiveChats, LiveChatsInFlow, OpenedDraft, PublishedFlow, SavedDraft, SimulatedInput, SimulatedWorld, Simulation, SimulationState, StepTypes } from './types';

export const flowKeys = {
  all: ['flow', 'flows'] as const,
  flow: (id: string) => ['flow', 'flow', id] as const,
  versions: (id: string) => ['flow', 'versions', id] as const,
};

export const flowsQuery = queryOptions({
  queryKey: flowKeys.all,
  queryFn: ({ signal }) => get<FlowSummary[]>('/api/flow/flows', signal),
});

/** Read once for an editor: what it holds is newer than anything that could be read meanwhile. For a moment it waits for an editor that is being fetched. */
export const flowQuery = (id: string) => queryOptions({
  queryKey: flowKeys.flow(id),
  queryFn: ({ signal }) => get<FlowDetail>(`/api/flow/flows/${id}`, signal),
  staleTime: 5_000,
  gcTime: 5_000,
});

export const stepTypesQuery = queryOptions({
  queryKey: ['flow', 'step-types'] as const,
  queryFn: ({ signal }) => get<StepTypes>('/api/flow/step-types', signal),
  staleTime: Infinity,
});

/** The JSON Schema of a flow, for the editor of its JSON. */
export const flowSchemaQuery = queryOptions({
  queryKey: ['flow', 'schema'] as const,
  queryFn: ({ signal }) => get<Record<string, unknown>>('/api/flow/flow-schema', signal),
  staleTime: Infinity,
});

export const versionsQuery = (id: string) => queryOptions({
  queryKey: flowKeys.versions(id),
  queryFn: ({ signal }) => get<FlowVersionSummary[]>(`/api/flow/flows/${id}/versions`, signal),
});

/** The steps of a published version, with the beginning of what each says. */
export const publishedFlowQuery = (id: string, version: number) => queryOptions({
  queryKey: ['flow', 'published', id, version] as const,
  queryFn: async ({ signal }) => {
    const { definition } = await get<{ definition: { steps?: { id: string; text?: Record<string, string> }[] } }>(`/api/flow/flows/${id}/versions/${version}`, signal);
    return (definition.steps ?? []).map(step => ({ id: step.id, says: (step.text?.['en'] ?? Object.values(step.text ?? {})[0] ?? '').split('\n')[0]?.slice(0, 60) ?? '' }));
  },
  staleTime: Infinity,
});

export const saveDraft = (id: string, revision: number, definition: unknown) => put<SavedDraft>(`/api/flow/flows/${id}/draft`, { revision, definition });

export const checkFlow = (id: string, definition: unknown) => post<CheckedFlow>(`/api/flow/flows/${id}/check`, { definition });

export interface Publication {
  note: string | null;
  /** What becomes of the chats that stand in the flow now. */
  liveChats: LiveChats;
  /** Why it is published though tests are red. */
  override?: string | null;
}

export const publishFlow = (id: string, revision: number, publication: Publication) =>
  post<PublishedFlow>(`/api/flow/flows/${id}/publish`, { revision, ...publication });

export const rollBackFlow = (id: string, version: number, publication: Publication) =>
  post<PublishedFlow>(`/api/flow/flows/${id}/roll-back`, { version, ...publication });

/** Why nothing was published, where the flow's own state was the reason. */
export const refusedPublication = (error: unknown) => (error instanceof Problem && error.status === 422 ? error.content as Partial<PublishedFlow> : undefined);

export const createFlow = (flow: { id: string; name: string; copyOf: string | null }) => post<SavedDraft>('/api/flow/flows', flow);

export const deleteFlow = (id: string) => del<undefined>(`/api/flow/flows/${id}`);

/** Who stands where in the flow just now: what a publish is about to meet. */
export const liveChatsQuery = (id: string) => queryOptions({
  queryKey: ['flow', 'live', id] as const,
  queryFn: ({ signal }) => get<LiveChatsInFlow>(`/api/flow/flows/${id}/live`, signal),
  staleTime: 0,
  gcTime: 0,
});

/** What customers did in the flow, step by step, in thirty days. */
export const flowCountsQuery = (id: string) => queryOptions({
  queryKey: ['flow', 'counts', id] as const,
  queryFn: ({ signal }) => get<FlowCounts>(`/api/flow/flows/${id}/counts`, signal),
});

/** What lies between two versions; none: what is published, and the draft. */
export const differenceQuery = (id: string, from: number | null, to: number | null) => queryOptions({
  queryKey: ['flow', 'difference', id, from, to] as const,
  queryFn: ({ signal }) => get<FlowDifference>(withQuery(`/api/flow/flows/${id}/difference`, { from, to }), signal),
  staleTime: 0,
  gcTime: 0,
});

/** Of one flow with all that it calls; without an id of everything. */
export const exportUrl = (id?: string) => withQuery('/api/flow/flows/export', { id });

/** Into drafts, all or none of them. */
export const importFlows = (file: unknown) => post<ImportedFlows>('/api/flow/flows/import', file);

/** Said again and again while a draft is open; it answers with who else has it open. */
export const openDraft = (id: string) => post<OpenedDraft>(`/api/flow/flows/${id}/open`);

/** The drafts that lost to somebody else's, newest first. */
export const keptDraftsQuery = (id: string) => queryOptions({
  queryKey: ['flow', 'kept', id] as const,
  queryFn: ({ signal }) => get<KeptDraft[]>(`/api/flow/flows/${id}/kept`, signal),
  staleTime: 0,
});

export const keptDraft = (id: string, kept: string) => get<KeptDraftDetail>(`/api/flow/flows/${id}/kept/${kept}`);

export const removeKeptDraft = (id: string, kept: string) => del<undefined>(`/api/flow/flows/${id}/kept/${kept}`);

/** What the preview's customer does next; the server fills in what is left out. */
export type PreviewInput = Partial<SimulatedInput>;

export const simulateFlow = (id: string, definition: unknown, state: SimulationState | null, inputs: PreviewInput[], world: Partial<SimulatedWorld>) =>
  post<Simulation>(`/api/flow/flows/${id}/simulate`, { definition, state, inputs, world });

/** Keeps what was just played as a test: publishing is refused while it comes out otherwise. */
export const saveFlowTest = (id: string, name: string, definition: unknown, inputs: PreviewInput[], world: Partial<SimulatedWorld>) =>
  post<FlowTest>(`/api/flow/flows/${id}/tests`, { name, definition, inputs, world, compareWords: true });

export const flowTestsQuery = (id: string) => queryOptions({
  queryKey: ['flow', 'tests', id] as const,
  queryFn: ({ signal }) => get<FlowTest[]>(`/api/flow/flows/${id}/tests`, signal),
});

export const runFlowTests = (id: string, definition: unknown) => post<FlowTestsRun>(`/api/flow/flows/${id}/tests/run`, { definition });

/** From now on it is right as it comes out now. */
export const acceptFlowTest = (id: string, test: string) => post<FlowTest>(`/api/flow/flows/${id}/tests/${test}/accept`);

export const removeFlowTest = (id: string, test: string) => del<undefined>(`/api/flow/flows/${id}/tests/${test}`);

/** Where a conversation stands in which flow, with his answers and his cart; null where no flow was ever begun. */
export const chatSessionQuery = (conversationId: string) => queryOptions({
  queryKey: ['flow', 'session', conversationId] as const,
  queryFn: async ({ signal }) => {
    try {
      return await get<ChatSession>(`/api/flow/sessions/${conversationId}`, signal);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }
  },
});
