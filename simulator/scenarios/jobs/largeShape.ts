import { networkOf, solveFlow } from '../../model/flow';
import { hexId, random } from '../../model/random';
import { type EdgeSpec, type VertexSpec } from '../../model/spec';
import { edge, vertex } from './job';
import { operatorOf, sinkOf, sourceOf } from './sqlNames';

const seed = 20_260_614;
const chance = (...parts: [number, number?, number?]): number => random(seed, ...parts);

interface Layers {
  /** Layer of each vertex. */
  of: number[];
  /** First vertex of each layer, and the number of vertices at the end. */
  starts: number[];
}

function layersOf(vertices: number, layers: number): Layers {
  const starts = Array.from({ length: layers + 1 }, (_, layer) => Math.round((vertices * layer) / layers));
  const of = Array.from({ length: vertices }, (_, place) => starts.findLastIndex((start) => start <= place));
  return { of, starts };
}

/** A vertex of the layer before, mostly one that stands at about the same height. */
function neighbour({ starts }: Layers, layer: number, place: number, draw: number): number {
  const from = starts[layer] ?? 0;
  const size = (starts[layer + 1] ?? 0) - from;
  const height = (place - (starts[layer + 1] ?? 0)) / size;
  const near = Math.round((height + (draw - 0.5) * 0.12) * size);
  return from + Math.min(size - 1, Math.max(0, near));
}

const parallelismOf = (place: number): number => 1 + Math.floor(4 * chance(place, 9) ** 2);

/** What feeds a vertex behind the first layer: one vertex, sometimes another one. */
function inputsOf(place: number, layers: Layers): EdgeSpec[] {
  const before = (layers.of[place] ?? 0) - 1;
  const from = neighbour(layers, before, place, chance(place, 2));
  const other = neighbour(layers, before, place, chance(place, 4));
  const unkeyed = parallelismOf(from) === parallelismOf(place) ? 'FORWARD' : 'REBALANCE';
  const first = edge(from, place, chance(place, 1) < 0.7 ? 'HASH' : unkeyed);
  return chance(place, 3) < 0.3 && other !== from ? [first, edge(other, place)] : [first];
}

const edgesOf = (vertices: number, layers: Layers): EdgeSpec[] =>
  Array.from({ length: vertices }, (_, place) => (layers.of[place] === 0 ? [] : inputsOf(place, layers))).flat();

/** How busy a vertex is to be on average: most have time to spare, few are beyond their limit. */
function loadOf(place: number): number {
  const draw = chance(place, 5);
  if (draw < 0.004) {
    return 1.15 + chance(place, 6);
  }
  return draw < 0.03 ? 0.8 + 0.22 * chance(place, 6) : 0.03 + 0.6 * chance(place, 6) ** 2;
}

/** Layers of vertices with names as SQL jobs have them, each fed by one or two of the layer before. */
export function largeShape(count: number, layerCount: number): { vertices: VertexSpec[]; edges: EdgeSpec[] } {
  const layers = layersOf(count, layerCount);
  const edges = edgesOf(count, layers);
  const feeds = new Set(edges.map(({ from }) => from));
  const joins = new Set(edges.filter(({ to }, at) => edges[at + 1]?.to === to).map(({ to }) => to));
  const isSource = (place: number) => layers.of[place] === 0;
  const behind = (place: number) => (feeds.has(place) ? operatorOf(place, joins.has(place)) : sinkOf(place));
  const demand = Float64Array.from({ length: count }, (_, place) =>
    isSource(place) ? 800 * 10 ** (2 * chance(place, 7)) : 0
  );
  const selectivity = Float64Array.from({ length: count }, (_, place) =>
    isSource(place) ? 1 : 0.4 + 0.7 * chance(place, 8)
  );
  const capacity = new Float64Array(count).fill(Infinity);
  const handled = solveFlow(networkOf(edges, { selectivity, capacity }), demand);
  const vertices = Array.from({ length: count }, (_, place): VertexSpec => {
    const parallelism = parallelismOf(place);
    return vertex({
      id: hexId(`huge/${place}`),
      ...(isSource(place) ? sourceOf(place) : behind(place)),
      kind: isSource(place) ? 'source' : 'operator',
      parallelism,
      demand: demand[place] ?? 0,
      wander: isSource(place) ? 0.15 + 0.35 * chance(place, 10) : 0,
      capacity: (handled[place] ?? 1) / parallelism / loadOf(place),
      selectivity: selectivity[place] ?? 1,
      recordBytes: 40 + Math.floor(300 * chance(place, 11)),
      stateBytes: chance(place, 12) < 0.4 ? Math.floor(40_000_000 * chance(place, 13) ** 3) : 0,
      hot: parallelism === 4 && chance(place, 14) < 0.1 ? { subtask: 2, share: 0.55 } : null,
      assignsWatermarks: isSource(place),
    });
  });
  return { vertices, edges };
}
