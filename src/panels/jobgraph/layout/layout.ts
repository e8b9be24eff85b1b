import { card, layerGap, type Places, type Placement, type Size } from './geometry';
import { folded } from './folded';
import { layered } from './layered';
import { pack } from './pack';
import { type Route, routesOf } from './routes';
import { layersOf, partsOf, type Topology, topologyKey, withoutCycles } from './topology';

export interface Layout extends Size {
  places: Places;
  routes: readonly Route[];
  /** Vertex ids as one reads them: left to right, then top to bottom. */
  order: readonly string[];
}

/** Up to here a layer is drawn as one column: more would not be readable in a panel. */
const tallestColumn = 14;
/** Vertices and passed layers that dagre is asked to arrange; it takes about 0.1 s for 150 of them. */
const layeredLimit = 600;

const pitch = card.width + layerGap;

/** One after the other: what many parts of large graphs are, and needs no thinking. */
function chain(layers: ReadonlyMap<string, number>): Placement {
  const places = new Map([...layers].map(([id, layer]) => [id, { x: layer * pitch, y: 0 }]));
  return { width: layers.size * pitch - layerGap, height: card.height, places, detours: new Map() };
}

function place(part: Topology): Placement {
  const layers = layersOf(part);
  const heights = new Map<number, number>();
  for (const layer of layers.values()) {
    heights.set(layer, (heights.get(layer) ?? 0) + 1);
  }
  if (heights.size === layers.size && part.pairs.length === layers.size - 1) {
    return chain(layers);
  }
  const passed = part.pairs.reduce(
    (sum, { source, target }) => sum + (layers.get(target) ?? 0) - (layers.get(source) ?? 0) - 1,
    0
  );
  const readable = Math.max(0, ...heights.values()) <= tallestColumn;
  return readable && layers.size + passed <= layeredLimit ? layered(part) : folded(part);
}

function arrange(topology: Topology): Layout {
  const placement = pack(partsOf(withoutCycles(topology)).map(place));
  const { width, height, places } = placement;
  const order = [...places].sort(([, left], [, right]) => left.x - right.x || left.y - right.y).map(([id]) => id);
  return { width, height, places, routes: routesOf(topology.pairs, placement), order };
}

const kept = 20;
const recent = new Map<string, Layout>();

/** The layout of this shape if there is one already. */
export function knownLayout(key: string): Layout | undefined {
  const found = recent.get(key);
  if (found !== undefined) {
    recent.delete(key);
    recent.set(key, found);
  }
  return found;
}

/**
 * Where everything stands. The same object for the same shape, whatever the values and the order of rows, also after the
 * panel was closed and opened again: a refresh never moves a vertex.
 */
export function layoutOf(topology: Topology, key = topologyKey(topology)): Layout {
  const layout = knownLayout(key) ?? arrange(topology);
  recent.set(key, layout);
  for (const oldest of [...recent.keys()].slice(0, -kept)) {
    recent.delete(oldest);
  }
  return layout;
}
