import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useReducer, useRef, useState } from 'react';
import { flowCountsQuery } from '@/api/flows';
import type { FlowDetail, StepTypes } from '@/api/types';
import { ListSkeleton } from '@/components/skeleton';
import { useLeaveGuard } from '@/components/use-leave-guard';
import { useTranslation } from '@/i18n';
import { wantsStillness } from '@/lib/stillness';
import { useMayChange } from '@/lib/use-may-change';
import { Inspector } from '../inspector/inspector';
import { look, open, reduce } from '../model/editor';
import { moveSteps } from '../model/edits';
import { exitsOf, findStep, placeOf, textIn, type Flow, type Json } from '../model/flow';
import { placesOf } from '../model/graph';
import { layOut, noLayout, type Layout } from '../model/layout';
import { useSimulation } from '../preview/use-simulation';
import { WordingTable } from '../wording/wording-table';
import styles from './builder.module.css';
import { Canvas } from './canvas';
import { Conflict } from './conflict';
import { BuilderContext, onlySelected, type Builder as BuilderValue } from './context';
import { OthersHere } from './others-here';
import { AddStep, Palette } from './palette';
import { Problems } from './problems';
import { PublishDialog } from './publish-dialog';
import { cardHeight, cardWidth } from './step-card';
import { Toolbar, type Drawer, type View } from './toolbar';
import { TriggersDialog } from './triggers-dialog';
import { useDraft } from './use-draft';
import { useProblems } from './use-problems';
import { VersionsDialog } from './versions-dialog';

const JsonPanel = lazy(() => import('../json/json-panel'));
const Preview = lazy(() => import('../preview/preview'));

interface Props {
  detail: FlowDetail;
  flow: Flow;
  layout: Layout;
  catalogue: StepTypes;
}

/** The exits by which the preview came where it stands. */
function pathOf(flow: Flow, steps: readonly string[]): ReadonlySet<string> {
  const path = new Set<string>();
  steps.forEach((step, index) => {
    const from = findStep(flow, steps[index - 1]);
    const exit = from && Object.entries(exitsOf(from)).find(([, target]) => target === step)?.[0];
    if (from && exit) path.add(`${from.id}:${exit}`);
  });
  return path;
}

function BuilderParts({ detail, flow: first, layout: firstLayout, catalogue }: Props) {
  const { t } = useTranslation();
  const canvas = useReactFlow();
  const { id } = detail;
  const mayEdit = useMayChange('flows');
  const [editor, dispatch] = useReducer(mayEdit ? reduce : look, first, open);
  const [language, setLanguage] = useState(catalogue.languages[0] ?? 'en');
  const view: View = useSearch({ from: '/app/flows/$flowId' }).view ?? 'cards';
  const navigate = useNavigate({ from: '/flows/$flowId' });
  const setView = useCallback((next: View) => void navigate({ search: next === 'wording' ? { view: next } : {}, replace: true }), [navigate]);
  const [layout, setLayout] = useState(firstLayout);
  const [drawer, setDrawer] = useState<Drawer>(null);
  const [phone, setPhone] = useState(() => window.matchMedia('(min-width: 1181px)').matches);
  const [counting, setCounting] = useState(false);
  const [dialog, setDialog] = useState<'publish' | 'versions' | 'triggers' | 'add' | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const draft = useDraft(id, editor.flow, detail.revision);
  const { question } = useLeaveGuard(draft.state === 'failed' || draft.state === 'conflict', { acrossViews: true });
  const problems = useProblems(id, editor.flow);
  const play = useSimulation(id, editor.flow, language);
  const { data: counted } = useQuery({ ...flowCountsQuery(id), enabled: counting });
  const counts = useMemo(() => (counting && counted ? new Map(counted.steps.map(step => [step.stepId, step])) : undefined), [counting, counted]);
  const { flow } = editor;
  const step = findStep(flow, onlySelected(editor));

  const show = useCallback((stepId: string) => {
    // Only where it is another: every key on the canvas comes through here.
    if (view !== 'cards') setView('cards');
    dispatch({ do: 'select', ids: [stepId] });
    // Once the card is drawn, where it is new.
    requestAnimationFrame(() => void canvas.fitView({ nodes: [{ id: stepId }], maxZoom: Math.max(canvas.getZoom(), 0.8), minZoom: Math.max(canvas.getZoom(), 0.5), duration: wantsStillness() ? 0 : 160 }));
  }, [canvas, setView, view]);

  const passed = useMemo(() => play.now.turns.flatMap(turn => turn.trace).filter(one => one.flowId === id).map(one => one.stepId), [play.now, id]);
  const playing = useMemo(() => ({ step: phone ? passed.at(-1) : undefined, path: phone ? pathOf(flow, passed) : new Set<string>() }), [phone, passed, flow]);

  const arrange = async () => {
    const next = await arranged(flow, catalogue);
    setLayout(next);
    dispatch({ do: 'edit', flow: moveSteps(flow, next.places) });
    requestAnimationFrame(() => void canvas.fitView({ maxZoom: 1, padding: 0.1 }));
  };

  const playFrom = (stepId: string) => {
    setPhone(true);
    play.send({ input: { jump: { flowId: id, stepId, variables: null } } });
  };

  // Where the palette has no room beside the canvas it is not drawn, and opens over it.
  const add = () => (search.current?.offsetParent ? search.current.focus() : setDialog('add'));

  const found = problems ?? [];
  const builder: BuilderValue = { id, editor, dispatch, catalogue, mayEdit, problems: found, language, setLanguage, show, playFrom };
  return (
    <BuilderContext value={builder}>
      <div className={styles.builder}>
        <Toolbar
          name={textIn(flow.name as Json | undefined, language) || id} saving={draft.state} problems={problems} view={view} onView={setView} drawer={drawer} onDrawer={setDrawer}
          phone={phone} onPhone={setPhone} counting={counting} onCounting={setCounting} onLayOut={() => void arrange()} onTriggers={() => setDialog('triggers')} onVersions={() => setDialog('versions')} onPublish={() => setDialog('publish')}
        />
        {mayEdit && <OthersHere id={id} />}
        {(draft.state === 'conflict' || draft.state === 'failed') && <Conflict draft={draft} />}
        <div className={styles.panes}>
          {view === 'wording' ? <WordingTable /> : (
            <>
              {mayEdit && <Palette search={search} />}
              <div className={styles.middle}>
                <div className={styles.heading}><h2>{t('flows.canvas')}</h2><p>{t('flows.inspector')}</p></div>
                <Canvas playing={playing} layout={layout} counts={counts} onAdd={add} />
                {drawer && (
                  <div className={styles.drawer}>
                    {drawer === 'json'
                      ? <Suspense fallback={<ListSkeleton rows={4} round={false} />}><JsonPanel /></Suspense>
                      : <div className={styles.scroller}><Problems problems={found} /></div>}
                  </div>
                )}
              </div>
              {step && <Inspector key={step.id} step={step} onClose={() => dispatch({ do: 'select', ids: [] })} />}
              {phone && <Suspense fallback={<div className={styles.phone} aria-busy />}><Preview play={play} onClose={() => setPhone(false)} /></Suspense>}
            </>
          )}
        </div>
        <p className="visually-hidden" role="status">{step && t('flows.selectedStep', { id: step.id, text: textIn(step.text, language), port: editor.port ?? '' })}</p>
      </div>
      {question}
      {dialog === 'publish' && <PublishDialog draft={draft} problems={found} onClose={() => setDialog(null)} />}
      {dialog === 'add' && mayEdit && <AddStep onClose={() => setDialog(null)} />}
      {dialog === 'triggers' && <TriggersDialog onClose={() => setDialog(null)} />}
      {dialog === 'versions' && <VersionsDialog onClose={() => setDialog(null)} />}
    </BuilderContext>
  );
}

/** "Visual Flow Builder": cards, inspector, JSON and phone over one editor. Without places of its own a flow is laid out before it is shown. */
export default function Builder(props: Props) {
  return <ReactFlowProvider><BuilderParts {...props} /></ReactFlowProvider>;
}

function arranged(flow: Flow, catalogue: StepTypes): Promise<Layout> {
  const types = new Map(catalogue.types.map(type => [type.name, type]));
  return layOut(flow, step => ({ width: cardWidth, height: cardHeight(step, types.get(step.type)) }));
}

/** The flow with a place for every card: its own, or, where nobody has placed any, an automatic layout. */
export async function placed(flow: Flow, catalogue: StepTypes): Promise<{ flow: Flow; layout: Layout }> {
  if (flow.steps.some(step => placeOf(step))) return { flow: moveSteps(flow, placesOf(flow)), layout: noLayout };
  const layout = await arranged(flow, catalogue);
  return { flow: moveSteps(flow, layout.places), layout };
}
