import { MarkerType } from '@xyflow/react';
import type { StepCounted, StepTypes } from '@/api/types';
import type { Editor } from '../model/editor';
import { entriesOf, entryOf, exitsOf } from '../model/flow';
import { placesOf } from '../model/graph';
import { routeOf, wayOf, type Layout, type Rect } from '../model/layout';
import type { FoundProblem } from './found-problem';
import { cardHandles, cardHeight, cardWidth, type CardData, type CardNode } from './step-card';
import type { StepEdgeType } from './step-edge';

export interface Drawn extends Pick<Editor, 'flow' | 'selected' | 'port'> {
  catalogue: StepTypes;
  problems: readonly FoundProblem[];
  language: string;
  playing: string | undefined;
  /** By step; undefined while the numbers are not wanted. */
  counts: ReadonlyMap<string, StepCounted> | undefined;
}

/** Nobody has come to that step. */
const nobody: StepCounted = { stepId: '', entries: 0, exits: {}, here: 0, droppedOff: 0, averageSeconds: null };

const same = (one: CardData, other: CardData) =>
  Object.keys(one).every(key => key === 'entries' ? one.entries.join() === other.entries.join() : one[key] === other[key]);

/** The cards to draw. One that looks as before is the same object as before, and is not drawn anew. */
export function cardsOf({ flow, selected, port, catalogue, problems, language, playing, counts }: Drawn, before: readonly CardNode[]): CardNode[] {
  const old = new Map(before.map(node => [node.id, node]));
  const types = new Map(catalogue.types.map(type => [type.name, type]));
  const places = placesOf(flow);
  const found = Map.groupBy(problems.filter(problem => problem.flowId === flow.id), problem => problem.stepId);
  const entries = Object.entries(entriesOf(flow));
  return flow.steps.map(step => {
    const mine = found.get(step.id) ?? [];
    const data: CardData = {
      step,
      type: types.get(step.type),
      language,
      entries: [...(entryOf(flow) === step.id ? [''] : []), ...entries.filter(([, target]) => target === step.id).map(([name]) => name)],
      problems: mine.length,
      blocks: mine.some(problem => problem.blocks),
      playing: playing === step.id,
      count: counts && (counts.get(step.id) ?? nobody),
      port: selected.size === 1 && selected.has(step.id) ? port : null,
    };
    const place = places.get(step.id) ?? { x: 0, y: 0 };
    const known = old.get(step.id);
    const isSelected = selected.has(step.id);
    if (known && known.selected === isSelected && known.position.x === place.x && known.position.y === place.y && same(known.data, data)) return known;
    // The half pixel is no card's: whatever is drawn is measured, and what was guessed of it then goes (see the canvas).
    const guessed = known && !known.handles ? {} : { measured: { width: cardWidth, height: cardHeight(step, data.type) + 0.5 }, handles: cardHandles(step, data.type, data.entries.length > 0) };
    return { ...known, ...guessed, id: step.id, type: 'step', position: place, selected: isSelected, data: known && same(known.data, data) ? known.data : data };
  });
}

interface DrawnEdges extends Pick<Editor, 'flow' | 'selected'> {
  catalogue: StepTypes;
  layout: Layout;
  /** The connections by which the preview came where it stands. */
  path: ReadonlySet<string>;
}

export function edgesOf({ flow, selected, catalogue, layout, path }: DrawnEdges): StepEdgeType[] {
  const places = placesOf(flow);
  const types = new Map(catalogue.types.map(type => [type.name, type]));
  const rects = new Map(flow.steps.map((step): [string, Rect] => [step.id, { ...places.get(step.id) ?? { x: 0, y: 0 }, width: cardWidth, height: cardHeight(step, types.get(step.type)) }]));
  return flow.steps.flatMap(step => Object.entries(exitsOf(step)).flatMap(([exit, target]): StepEdgeType[] => {
    const [from, to] = [rects.get(step.id), rects.get(target)];
    if (!from || !to) return [];
    const id = `${step.id}:${exit}`;
    const lit = path.has(id);
    const near = selected.has(step.id) || selected.has(target);
    const color = lit ? 'var(--good)' : near ? 'var(--accent)' : 'var(--line-strong)';
    return [{
      id, type: 'step', source: step.id, sourceHandle: exit, target, data: { route: wayOf(routeOf(layout, step.id, exit, target, places), from, to) },
      style: { stroke: color, strokeWidth: lit ? 2.5 : 1.5 }, zIndex: lit || near ? 1 : 0, reconnectable: true, markerEnd: { type: MarkerType.ArrowClosed, color, width: 16, height: 16 },
    }];
  }));
}
