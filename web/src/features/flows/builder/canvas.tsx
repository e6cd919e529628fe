import { applyNodeChanges, Background, BackgroundVariant, MiniMap, ReactFlow, useReactFlow, type Connection, type Edge, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import '@xyflow/react/dist/base.css';
import { connect, moveSteps, removeSteps } from '../model/edits';
import { placesOf } from '../model/graph';
import styles from './canvas.module.css';
import { CanvasTools } from './canvas-tools';
import { cardsOf, edgesOf } from './cards';
import { useBuilder } from './context';
import { StepCard, type CardNode } from './step-card';
import { stepDragType } from './palette';
import { useActs } from './use-acts';
import { useShortcuts } from './use-shortcuts';

const nodeTypes = { step: StepCard };

interface Props {
  /** The step at which the preview stands, and the exits it came by. */
  playing: { step: string | undefined; path: ReadonlySet<string> };
  onAdd: () => void;
}

/** The cards and their connections. What is dragged is drawn here, and becomes an edit when it is let go. */
export function Canvas({ playing, onAdd }: Props) {
  const { t } = useTranslation();
  const { editor, dispatch, catalogue, problems, language } = useBuilder();
  const acts = useActs();
  const view = useReactFlow();
  const onKeyDown = useShortcuts(onAdd);
  const { flow, selected, port } = editor;
  const known = useRef<CardNode[]>([]);
  const [nodes, setNodes] = useState<CardNode[]>([]);

  useEffect(() => {
    known.current = cardsOf({ flow, selected, port, catalogue, problems, language, playing: playing.step }, known.current);
    setNodes(known.current);
  }, [flow, selected, port, catalogue, problems, language, playing.step]);

  const edges = useMemo(() => edgesOf(flow, selected, playing.path), [flow, selected, playing.path]);

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
    const drawn = changes.filter(change => change.type === 'position' || change.type === 'dimensions');
    if (drawn.length > 0) {
      known.current = applyNodeChanges(drawn, known.current);
      setNodes(known.current);
    }
  }, [dispatch, selected]);

  const onConnect = ({ source, sourceHandle, target }: Connection) => {
    if (sourceHandle) dispatch({ do: 'edit', flow: connect(flow, source, sourceHandle, target) });
  };
  const onDrop = (event: DragEvent) => {
    const type = catalogue.types.find(({ name }) => name === event.dataTransfer.getData(stepDragType));
    if (!type) return;
    event.preventDefault();
    acts.add(type, view.screenToFlowPosition({ x: event.clientX - 120, y: event.clientY - 20 }));
  };

  return (
    <div
      className={styles.canvas} dir="ltr" tabIndex={0} role="application" aria-label={t('flows.canvas')} aria-describedby="flow-keys" onKeyDown={onKeyDown} data-canvas
      onDragOver={event => event.dataTransfer.types.includes(stepDragType) && event.preventDefault()} onDrop={onDrop}
    >
      <p id="flow-keys" className="visually-hidden">{t('flows.keys')}</p>
      <ReactFlow<CardNode, Edge>
        nodes={nodes} edges={edges} nodeTypes={nodeTypes} onNodesChange={onNodesChange} onConnect={onConnect}
        onNodeDragStop={(_, __, dragged) => dispatch({ do: 'edit', flow: moveSteps(moveSteps(flow, placesOf(flow)), new Map(dragged.map(node => [node.id, node.position]))) })}
        onEdgesDelete={gone => dispatch({ do: 'edit', flow: gone.reduce((so, edge) => connect(so, edge.source, edge.sourceHandle ?? '', null), flow) })}
        onReconnect={(old, next) => dispatch({
          do: 'edit', flow: connect(old.sourceHandle === next.sourceHandle && old.source === next.source ? flow : connect(flow, old.source, old.sourceHandle ?? '', null), next.source, next.sourceHandle ?? '', next.target),
        })}
        onNodesDelete={gone => dispatch({ do: 'edit', flow: removeSteps(flow, new Set(gone.map(node => node.id))), select: [] })}
        deleteKeyCode={null} selectionKeyCode="Shift" multiSelectionKeyCode={['Control', 'Meta', 'Shift']} disableKeyboardA11y nodesFocusable={false} edgesFocusable={false}
        minZoom={0.1} maxZoom={1.6} fitView fitViewOptions={{ maxZoom: 1, padding: 0.1 }} onlyRenderVisibleElements snapToGrid snapGrid={[4, 4]} proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--dots)" />
        <MiniMap pannable zoomable ariaLabel={t('flows.minimap')} className={styles.minimap} nodeColor="var(--line-strong)" maskColor="var(--minimap-mask)" nodeBorderRadius={10} />
      </ReactFlow>
      <CanvasTools />
    </div>
  );
}
