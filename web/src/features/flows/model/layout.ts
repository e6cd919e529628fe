import { exitsOf, type Flow, type Place, type Step } from './flow';

export interface Size { width: number; height: number }

export interface Layout {
  places: ReadonlyMap<string, Place>;
  /** By connection (`step:exit`): the points between its ends that lead it past the cards. */
  routes: ReadonlyMap<string, readonly Place[]>;
}

export const noLayout: Layout = { places: new Map(), routes: new Map() };

const rounded = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });

/** The points between the ends. A single one is only the middle between neighbours, where a plain curve looks better. */
const wayOf = (points: readonly Place[]) => (points.length > 3 ? points.slice(1, -1).map(rounded) : []);

/** Places for all cards, from left to right along the connections, and ways for these that cross no card. The library is fetched when it is first needed. */
export async function layOut(flow: Flow, sizeOf: (step: Step) => Size): Promise<Layout> {
  const { default: dagre } = await import('@dagrejs/dagre');
  const graph = new dagre.graphlib.Graph({ multigraph: true }).setDefaultEdgeLabel(() => ({}));
  graph.setGraph({ rankdir: 'LR', nodesep: 32, edgesep: 24, ranksep: 88, marginx: 24, marginy: 24 });
  for (const step of flow.steps) graph.setNode(step.id, { ...sizeOf(step) });
  for (const step of flow.steps) {
    for (const [exit, target] of Object.entries(exitsOf(step))) {
      if (graph.hasNode(target)) graph.setEdge(step.id, target, {}, exit);
    }
  }
  dagre.layout(graph);
  const places = new Map(flow.steps.map(step => {
    const { x, y, width, height } = graph.node(step.id);
    return [step.id, rounded({ x: x - width / 2, y: y - height / 2 })] as const;
  }));
  const routes = new Map(graph.edges().map(edge => [`${edge.v}:${edge.name}`, wayOf(graph.edge(edge).points ?? [])] as const));
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

/** A smooth line through points, level where it leaves and where it arrives. */
export function smooth(points: readonly Place[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  let from = first;
  for (const to of rest) {
    // Level at every point: between two of them the line never leaves their height.
    const bend = Math.abs(to.x - from.x) / 2;
    path += ` C${from.x + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
    from = to;
  }
  return path;
}
