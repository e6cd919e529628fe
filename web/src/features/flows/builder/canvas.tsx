import { applyNodeChanges, Background, BackgroundVariant, getViewportForBounds, MiniMap, ReactFlow, useReactFlow, type Connection, type NodeChange, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import type { StepCounted } from '@/api/types';
import { useTranslation } from '@/i18n';
import '@xyflow/react/dist/base.css';
import { connect, moveSteps, removeSteps, without } from '../model/edits';
import { entryOf } from '../model/flow';
import { placesOf } from '../model/graph';
import type { Layout } from '../model/layout';
import styles from './canvas.module.css';
import { CanvasTools } from './canvas-tools';
import { cardsOf, edgesOf, type Drawn } from './cards';
import { onlySelected, useBuilder } from './context';
import { stepDragType } from './palette';
import { StepCard, type CardNode } from './step-card';
import { StepEdge, type StepEdgeType } from './step-edge';
import { useActs } from './use-acts';
import { useShortcuts } from './use-shortcuts';

const nodeTypes = { step: StepCard };
const edgeTypes = { step: StepEdge };
/** Below this nothing can be read: a larger flow is opened at its beginning. */
const legible = 0.45;

/** All of it, where it can be read so; else its beginning. */
function firstLook(nodes: readonly CardNode[], entry: string, { width, height }: DOMRect): Viewport {
  const rights = nodes.map(({ position, measured }) => [position.x + (measured?.width ?? 0), position.y + (measured?.height ?? 0)] as const);
  const [x, y] = [Math.min(...nodes.map(node => node.position.x)), Math.min(...nodes.map(node => node.position.y))];
  const bounds = { x, y, width: Math.max(...rights.map(([end]) => end)) - x, height: Math.max(...rights.map(([, end]) => end)) - y };
  const start = nodes.find(node => node.id === entry);
  const whole = nodes.length > 0 ? getViewportForBounds(bounds, width, height, 0.1, 1, 0.08) : { x: 0, y: 0, zoom: 1 };
  if (whole.zoom >= legible || !start) return whole;
  const zoom = 0.7;
  return { x: width / 2 - (start.position.x + 400) * zoom, y: height / 2 - (start.position.y + 60) * zoom, zoom };
}

/** What was guessed of cards goes once they are drawn. */
const measured = (nodes: readonly CardNode[], ids: ReadonlySet<string>): CardNode[] => nodes.map(node => (ids.has(node.id) && node.handles ? without(node, 'handles') : node));

interface Props {
  /** The step at which the preview stands, and the exits it came by. */
  playing: { step: string | undefined; path: ReadonlySet<string> };
  layout: Layout;
  counts: ReadonlyMap<string, StepCounted> | undefined;
  onAdd: () => void;
}

/** The cards and their connections. What is dragged is drawn here, and becomes an edit when it is let go. */
export function Canvas({ playing, layout, counts, onAdd }: Props) {
  const { t } = useTranslation();
  const { editor, dispatch, catalogue, mayEdit, problems, language } = useBuilder();
  const acts = useActs();
  const view = useReactFlow();
  const onKeyDown = useShortcuts(onAdd);
  const { flow, selected, port } = editor;
  const frame = useRef<HTMLDivElement>(null);
  const shown = useMemo<Drawn>(
    () => ({ flow, selected, port, catalogue, problems, language, playing: playing.step, counts }),
    [flow, selected, port, catalogue, problems, language, playing.step, counts],
  );
  const [drawn, setDrawn] = useState(() => ({ shown, nodes: cardsOf(shown, []) }));
  if (drawn.shown !== shown) setDrawn({ shown, nodes: cardsOf(shown, drawn.nodes) });
  const { nodes } = drawn;

  // A card that the inspector would cover, opening beside it, is brought back into view.
  const only = onlySelected(editor);
  useEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    const card = only && frame.current?.querySelector(`[data-id="${CSS.escape(only)}"]`)?.getBoundingClientRect();
    if (!box || !card || (card.left >= box.left && card.right <= box.right)) return;
    const { x, y, zoom } = view.getViewport();
    void view.setViewport({ x: x + (card.left < box.left ? box.left - card.left + 24 : box.right - card.right - 24), y, zoom });
  }, [only, view]);

  const edges = useMemo(() => edgesOf({ flow, selected, catalogue, layout, path: playing.path }), [flow, selected, catalogue, layout, playing.path]);

  const onNodesChange = useCallback((changes: NodeChange<CardNode>[]) => {
    const picks = changes.filter(change => change.type === 'select');
    if (picks.length > 0) {
      const next = new Set(selected);
      for (const { id, selected: on } of picks) {
        if (on) next.add(id);
        else next.delete(id);
      }
      dispatch({ do: 'select', ids: [...next] });
    }
    const moved = changes.filter(change => change.type === 'position' || change.type === 'dimensions');
    if (moved.length > 0) {
      const sized = new Set(moved.filter(change => change.type === 'dimensions').map(change => change.id));
      setDrawn(before => ({ ...before, nodes: measured(applyNodeChanges(moved, before.nodes), sized) }));
    }
  }, [dispatch, selected]);

  const onConnect = ({ source, sourceHandle, target }: Connection) => {
    if (sourceHandle) dispatch({ do: 'edit', flow: connect(flow, source, sourceHandle, target) });
  };
  // Where one looks first is known before anything is drawn: only the cards there ever are.
  const [viewport, setViewport] = useState<Viewport | null>(null);
  useLayoutEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setViewport(now => now ?? firstLook(nodes, entryOf(flow), box));
  }, [nodes, flow]);
  const onDrop = (event: DragEvent) => {
    const type = catalogue.types.find(({ name }) => name === event.dataTransfer.getData(stepDragType));
    if (!type) return;
    event.preventDefault();
    acts.add(type, view.screenToFlowPosition({ x: event.clientX - 120, y: event.clientY - 20 }));
  };

  return (
    <div
      ref={frame} className={styles.canvas} dir="ltr" tabIndex={0} role="application" aria-label={t('flows.canvas')} aria-describedby="flow-keys" onKeyDown={onKeyDown} data-canvas
      onDragOver={event => event.dataTransfer.types.includes(stepDragType) && event.preventDefault()} onDrop={onDrop}
    >
      <p id="flow-keys" className="visually-hidden">{t('flows.keys')}</p>
      {viewport && <ReactFlow<CardNode, StepEdgeType>
        defaultViewport={viewport} nodes={nodes} edges={edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} onNodesChange={onNodesChange} onConnect={onConnect}
        onNodeDragStop={(_, __, dragged) => dispatch({ do: 'edit', flow: moveSteps(moveSteps(flow, placesOf(flow)), new Map(dragged.map(node => [node.id, node.position]))) })}
        onEdgesDelete={gone => dispatch({ do: 'edit', flow: gone.reduce((so, edge) => connect(so, edge.source, edge.sourceHandle ?? '', null), flow) })}
        onReconnect={(old, next) => dispatch({
          do: 'edit', flow: connect(old.sourceHandle === next.sourceHandle && old.source === next.source ? flow : connect(flow, old.source, old.sourceHandle ?? '', null), next.source, next.sourceHandle ?? '', next.target),
        })}
        onNodesDelete={gone => dispatch({ do: 'edit', flow: removeSteps(flow, new Set(gone.map(node => node.id))), select: [] })}
        nodesDraggable={mayEdit} nodesConnectable={mayEdit} edgesReconnectable={mayEdit} deleteKeyCode={null} selectionKeyCode="Shift" multiSelectionKeyCode={['Control', 'Meta', 'Shift']} disableKeyboardA11y nodesFocusable={false} edgesFocusable={false}
        minZoom={0.1} maxZoom={1.6} onlyRenderVisibleElements snapToGrid snapGrid={[4, 4]} attributionPosition="bottom-center"
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--dots)" />
        <MiniMap pannable zoomable ariaLabel={t('flows.minimap')} className={styles.minimap} nodeColor="var(--line-strong)" maskColor="var(--minimap-mask)" nodeBorderRadius={10} />
      </ReactFlow>}
      <CanvasTools onAdd={onAdd} />
    </div>
  );
}
