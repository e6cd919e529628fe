import { entriesOf, entryOf, exitsOf, findStep, type Flow, type Place, type Step } from './flow';

export interface Size { width: number; height: number }

export interface Layout {
  places: ReadonlyMap<string, Place>;
  /** By connection (`step:exit`): the points between its ends that lead it past the cards. */
  routes: ReadonlyMap<string, readonly Place[]>;
}

export const noLayout: Layout = { places: new Map(), routes: new Map() };

const rounded = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });

/** The connections that lead back, seen from where the flow begins: without them it only goes forward. */
export function backward(flow: Flow): ReadonlySet<string> {
  const back = new Set<string>();
  const open = new Set<string>();
  const done = new Set<string>();
  const visit = (id: string) => {
    const step = findStep(flow, id);
    if (!step || done.has(id)) return;
    open.add(id);
    for (const [exit, target] of Object.entries(exitsOf(step))) {
      if (open.has(target)) back.add(`${id}:${exit}`);
      else visit(target);
    }
    open.delete(id);
    done.add(id);
  };
  [entryOf(flow), ...Object.values(entriesOf(flow)), ...flow.steps.map(step => step.id)].forEach(visit);
  return back;
}

export const fetchLayouter = () => import('@dagrejs/dagre');

/** Places for all cards, from left to right along the connections, and ways for these that cross no card. The library is fetched when it is first needed. */
export async function layOut(flow: Flow, sizeOf: (step: Step) => Size): Promise<Layout> {
  const { default: dagre } = await fetchLayouter();
  const graph = new dagre.graphlib.Graph({ multigraph: true }).setDefaultEdgeLabel(() => ({}));
  // The default ranker takes a minute for 300 steps with many ways; this one a second, and looks no worse.
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', nodesep: 32, edgesep: 24, ranksep: 88, marginx: 24, marginy: 24 });
  const back = backward(flow);
  for (const step of flow.steps) graph.setNode(step.id, { ...sizeOf(step) });
  for (const step of flow.steps) {
    for (const [exit, target] of Object.entries(exitsOf(step))) {
      if (!graph.hasNode(target)) continue;
      const id = `${step.id}:${exit}`;
      if (back.has(id)) graph.setEdge(target, step.id, {}, id);
      else graph.setEdge(step.id, target, {}, id);
    }
  }
  dagre.layout(graph);
  const places = new Map(flow.steps.map(step => {
    const { x, y, width, height } = graph.node(step.id);
    return [step.id, rounded({ x: x - width / 2, y: y - height / 2 })] as const;
  }));
  const routes = new Map(graph.edges().map(edge => {
    const id = edge.name ?? '';
    const points = (graph.edge(edge).points ?? []).slice(1, -1).map(rounded);
    return [id, back.has(id) ? points.reverse() : points] as const;
  }));
  return { places, routes };
}

/** The way that the layout found, as long as both cards stand where it put them. */
export function routeOf(layout: Layout, from: string, exit: string, to: string, places: ReadonlyMap<string, Place>): readonly Place[] {
  const stands = (id: string) => {
    const [then, now] = [layout.places.get(id), places.get(id)];
    return then !== undefined && then.x === now?.x && then.y === now.y;
  };
  return stands(from) && stands(to) ? layout.routes.get(`${from}:${exit}`) ?? [] : [];
}

export interface Rect extends Place, Size {}

/** What a way keeps from the cards that it goes around. */
const aside = 22;

/**
 * The way of a connection past the cards. Forward it is what the layout found; a single point is only the middle between neighbours, where a plain
 * curve looks better. Back, it leaves at the end of its card, goes along outside of both, and comes in at the beginning of the other.
 */
export function wayOf(found: readonly Place[], from: Rect, to: Rect): readonly Place[] {
  if (to.x >= from.x + from.width) return found.length > 1 ? found : [];
  const lane = Math.max(from.y + from.height, to.y + to.height) + aside;
  const outside = (y: number, card: Rect) => y < card.y - aside / 2 || y > card.y + card.height + aside / 2;
  const [first, last] = [found[0]?.y ?? lane, found.at(-1)?.y ?? lane];
  const leave = outside(first, from) ? first : from.y + from.height + aside;
  const arrive = outside(last, to) ? last : to.y + to.height + aside;
  return [{ x: from.x + from.width, y: leave }, ...found, { x: to.x, y: arrive }];
}

/** A smooth line through points, level at each of them; where it must go back it turns outside of the cards. */
export function smooth(points: readonly Place[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  let from = first;
  for (const [index, to] of rest.entries()) {
    const half = (to.x - from.x) / 2;
    const turnsOut = index === 0 && half < 12;
    const turnsIn = index === rest.length - 1 && rest.length > 1 && half < 12;
    const [leave, arrive] = turnsOut ? [from.x + 2 * aside, to.x + 2 * aside] : turnsIn ? [from.x - 2 * aside, to.x - 2 * aside] : [from.x + half, to.x - half];
    path += ` C${leave},${from.y} ${arrive},${to.y} ${to.x},${to.y}`;
    from = to;
  }
  return path;
}
