import { exitsOf, type Flow, type Place, type Step } from './flow';

export interface Size { width: number; height: number }

/** Places for all cards, from left to right along the connections, so that none crosses a card. The library is fetched when it is first needed. */
export async function layOut(flow: Flow, sizeOf: (step: Step) => Size): Promise<Map<string, Place>> {
  const { default: dagre } = await import('@dagrejs/dagre');
  const graph = new dagre.graphlib.Graph({ multigraph: true }).setDefaultEdgeLabel(() => ({}));
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 96, marginx: 24, marginy: 24 });
  for (const step of flow.steps) graph.setNode(step.id, { ...sizeOf(step) });
  for (const step of flow.steps) {
    for (const [exit, target] of Object.entries(exitsOf(step))) {
      if (graph.hasNode(target)) graph.setEdge(step.id, target, {}, exit);
    }
  }
  dagre.layout(graph);
  return new Map(flow.steps.map(step => {
    const { x, y, width, height } = graph.node(step.id);
    return [step.id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
  }));
}
