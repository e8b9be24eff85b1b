import { type Direction, type Flow, flowTo, turned } from './flow';
import { type Places, type Placement, type Point, type Size } from './geometry';
import { folded } from './folded';
import { layered } from './layered';
import { pack } from './pack';
import { type Route, routesOf } from './routes';
import { layersOf, partsOf, type Topology, topologyKey, withoutCycles } from './topology';

export interface Layout extends Size {
  direction: Direction;
  places: Places;
  routes: readonly Route[];
  /** Vertex ids as records meet them: along the flow, then across it. */
  order: readonly string[];
}

/** Vertices and passed layers that dagre is asked to arrange; it takes about 0.1 s for 150 of them. */
const layeredLimit = 600;

/** One after the other: what many parts of large graphs are, and needs no thinking. */
function chain(layers: ReadonlyMap<string, number>, { card, layerGap }: Flow): Placement {
  const pitch = card.width + layerGap;
  const places = new Map([...layers].map(([id, layer]) => [id, { x: layer * pitch, y: 0 }]));
  return { width: layers.size * pitch - layerGap, height: card.height, places, detours: new Map() };
}

function place(part: Topology, flow: Flow): Placement {
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
  return readable && layers.size + passed <= layeredLimit ? layered(part, flow) : folded(part, flow);
}

function arrange(topology: Topology, direction: Direction): Layout {
  const flow = flowTo(direction);
  const parts = partsOf(withoutCycles(topology)).map((part) => place(part, flow));
  const placement = pack(parts, flow.aspect.whole);
  const order = [...placement.places]
    .sort(([, left], [, right]) => left.x - right.x || left.y - right.y)
    .map(([id]) => id);
  const { x: width, y: height } = turned({ x: placement.width, y: placement.height }, direction);
  const places = new Map([...placement.places].map(([id, at]): [string, Point] => [id, turned(at, direction)]));
  return { direction, width, height, places, routes: routesOf(topology.pairs, placement, flow), order };
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

/**
 * Where everything stands. The same object for the same shape, whatever the values and the order of rows, also after the
 * panel was closed and opened again: a refresh never moves a vertex.
 */
export function layoutOf(topology: Topology, direction: Direction = 'right', key = topologyKey(topology)): Layout {
  const layout = knownLayout(key, direction) ?? arrange(topology, direction);
  recent.set(keyOf(key, direction), layout);
  for (const oldest of [...recent.keys()].slice(0, -kept)) {
    recent.delete(oldest);
  }
  return layout;
}
