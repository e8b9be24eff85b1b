import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import { type Flow } from './flow';
import { type Placement, type Point, rowGap, type Run } from './geometry';
import { pairKey, type Topology } from './topology';

/** Between edges that pass a layer side by side. */
const laneGap = 16;

/** Points of one layer have one x, but for rounding. */
const sameX = 1;

/** Level pieces where an edge passes the layers between its ends. */
function runsPast(layers: readonly number[], points: readonly Point[], { card }: Flow): Run[] {
  return points.slice(1, -1).flatMap(({ x, y }): Run[] => {
    const layer = layers.find((centre) => Math.abs(centre - x) <= sameX);
    return layer === undefined ? [] : [{ from: layer - card.width / 2, to: layer + card.width / 2, y }];
  });
}

/** Neighbouring pieces at one height become one. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last !== undefined && Math.abs(last.y - run.y) < 1) {
      last.to = run.to;
    } else {
      result.push({ ...run });
    }
  }
  return result;
}

/**
 * Layers along the flow with few crossings and straight chains, by dagre. For connected parts of up to some hundred
 * vertices: its time grows with the vertices plus the layers that edges pass. Expects no cycles.
 */
export function layered({ ids, pairs }: Topology, flow: Flow): Placement {
  const { card, layerGap } = flow;
  // dagre keeps vertices as keys of plain objects, where an id such as `__proto__` would be lost.
  const names = new Map(ids.map((id, index) => [id, `v${index}`]));
  const nameOf = (id: string) => names.get(id) ?? '';
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', nodesep: rowGap, edgesep: laneGap, ranksep: layerGap });
  for (const id of ids) {
    graph.setNode(nameOf(id), { ...card });
  }
  for (const { source, target } of pairs) {
    graph.setEdge(nameOf(source), nameOf(target), {});
  }
  layout(graph);
  const centres = new Map(ids.map((id): [string, Point] => [id, { x: 0, y: 0, ...graph.node(nameOf(id)) }]));
  const layers = [...new Set([...centres.values()].map(({ x }) => x))];
  const pointsOf = ({ source, target }: { source: string; target: string }) =>
    graph.edge(nameOf(source), nameOf(target))?.points ?? [];
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    places: new Map([...centres].map(([id, { x, y }]) => [id, { x: x - card.width / 2, y: y - card.height / 2 }])),
    detours: new Map(pairs.map((pair) => [pairKey(pair), joined(runsPast(layers, pointsOf(pair), flow))])),
  };
}
