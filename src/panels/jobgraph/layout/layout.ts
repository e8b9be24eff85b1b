import { type Direction, type Flow, flowTo, turned } from './flow';
import { type Places, type Placement, type Point, type Size } from './geometry';
import { folded } from './folded';
import { layered } from './layered';
import { pack } from './pack';
import { type Route, routesOf } from './routes';
import { finished, type Work } from './work';
import { layersOf, partsOf, type Topology, topologyKey, withoutCycles } from './topology';

export interface Layout extends Size {
  direction: Direction;
  places: Places;
  routes: readonly Route[];
  /** Vertex ids as records meet them: along the flow, then across it. */
  order: readonly string[];
}

/** Vertices, edges and passed layers that dagre is asked to arrange: its work cannot be cut in slices. */
const layeredLimit = 150;

/** One after the other: what many parts of large graphs are, and needs no thinking. */
function chain(layers: ReadonlyMap<string, number>, { card, layerGap }: Flow): Placement {
  const pitch = card.width + layerGap;
  const places = new Map([...layers].map(([id, layer]) => [id, { x: layer * pitch, y: 0 }]));
  return { width: layers.size * pitch - layerGap, height: card.height, places, detours: new Map() };
}

function* place(part: Topology, flow: Flow): Work<Placement> {
  const layers = layersOf(part);
  const heights = new Map<number, number>();
  for (const layer of layers.values()) {
    heights.set(layer, (heights.get(layer) ?? 0) + 1);
  }
  if (heights.size === layers.size && part.pairs.length === layers.size - 1) {
    return chain(layers, flow);
  }
  const passed = part.pairs.reduce(
    (sum, { source, target }) => sum + (layers.get(target) ?? 0) - (layers.get(source) ?? 0) - 1,
    0
  );
  const readable = Math.max(0, ...heights.values()) <= flow.tallest;
  return readable && layers.size + part.pairs.length + passed <= layeredLimit
    ? layered(part, flow)
    : yield* folded(part, flow);
}

/** Works out a layout in steps of a few milliseconds. */
export function* arranging(topology: Topology, direction: Direction): Work<Layout> {
  const flow = flowTo(direction);
  const parts: Placement[] = [];
  for (const part of partsOf(withoutCycles(topology))) {
    parts.push(yield* place(part, flow));
    yield;
  }
  const placement = pack(parts, flow.aspect.whole);
  const order = [...placement.places]
    .sort(([, left], [, right]) => left.x - right.x || left.y - right.y)
    .map(([id]) => id);
  const { x: width, y: height } = turned({ x: placement.width, y: placement.height }, direction);
  const places = new Map([...placement.places].map(([id, at]): [string, Point] => [id, turned(at, direction)]));
  const routes = yield* routesOf(topology.pairs, placement, flow);
  return { direction, width, height, places, routes, order };
}

const kept = 20;
const recent = new Map<string, Layout>();

const keyOf = (key: string, direction: Direction) => `${direction} ${key}`;

/**
 * The layout of this shape if there is one already.
 *
 * @param key `topologyKey`
 */
export function knownLayout(key: string, direction: Direction): Layout | undefined {
  const found = recent.get(keyOf(key, direction));
  if (found !== undefined) {
    recent.delete(keyOf(key, direction));
    recent.set(keyOf(key, direction), found);
  }
  return found;
}

/** From now on `knownLayout` has it. */
export function keepLayout(key: string, direction: Direction, layout: Layout): void {
  recent.set(keyOf(key, direction), layout);
  for (const oldest of [...recent.keys()].slice(0, -kept)) {
    recent.delete(oldest);
  }
}

/**
 * Where everything stands. The same object for the same shape, whatever the values and the order of rows, also after the
 * panel was closed and opened again: a refresh never moves a vertex.
 */
export function layoutOf(topology: Topology, direction: Direction = 'right', key = topologyKey(topology)): Layout {
  const layout = knownLayout(key, direction) ?? finished(arranging(topology, direction));
  keepLayout(key, direction, layout);
  return layout;
}
