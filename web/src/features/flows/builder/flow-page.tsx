import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FileWarning } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { flowQuery, stepTypesQuery } from '@/api/flows';
import type { FlowDetail, StepTypes } from '@/api/types';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/skeleton';
import { useTranslation } from '@/i18n';
import { readFlow, type Flow } from '../model/flow';
import { fetchLayouter, type Layout } from '../model/layout';

const load = () => import('./builder');
const Builder = lazy(load);

// Fetched at once, beside the flow itself, and with it what lays out a flow that nobody has; what fails here is tried again when it is used.
void Promise.allSettled([load(), fetchLayouter()]);

/** Lays the flow out where nobody has yet, and hands it to the builder. */
function Opening({ detail, catalogue }: { detail: FlowDetail; catalogue: StepTypes }) {
  const { t } = useTranslation();
  const [ready, setReady] = useState<{ flow: Flow; layout: Layout } | null>(null);
  const read = readFlow(detail.draft);

  useEffect(() => {
    let current = true;
    const parsed = readFlow(detail.draft);
    if ('flow' in parsed) void load().then(async ({ placed }) => placed(parsed.flow, catalogue)).then(laid => current && setReady(laid));
    return () => {
      current = false;
    };
  }, [detail, catalogue]);

  if ('unreadable' in read) {
    return <EmptyState icon={FileWarning} heading="h1" title={t('flows.cannotDraw')} text={t(`flows.unreadable.${read.unreadable.reason}`, { step: read.unreadable.step })} />;
  }
  return ready ? <Suspense fallback={<ListSkeleton />}><Builder detail={detail} {...ready} catalogue={catalogue} /></Suspense> : <ListSkeleton />;
}

export function FlowPage() {
  const { flowId } = useParams({ from: '/app/flows/$flowId' });
  const queries = useQueryClient();
  const { data: detail, error, refetch } = useQuery({ ...flowQuery(flowId), refetchOnReconnect: false });
  // What was read for this editor serves no later one: the draft has gone on since.
  useEffect(() => () => queries.removeQueries({ queryKey: flowQuery(flowId).queryKey, exact: true }), [queries, flowId]);
  const types = useQuery(stepTypesQuery);
  const failure = error ?? types.error;
  // An open editor holds what is newer than the server's: a later reading must not take its place.
  const [opened, setOpened] = useState<FlowDetail | null>(null);
  if (detail && opened?.id !== detail.id) setOpened(detail);
  if (failure && (!opened || !types.data)) return <ErrorState error={failure} retry={() => void Promise.all([refetch(), types.refetch()])} />;
  if (opened?.id !== flowId || !types.data) return <ListSkeleton />;
  return <Opening key={opened.id} detail={opened} catalogue={types.data} />;
}
