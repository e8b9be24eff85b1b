import { type Flow } from './flow';
import { type Placement, type Point, rowGap, type Run } from './geometry';
import { type Work } from './work';
import { layersOf, pairKey, sourcesOf, targetsOf, type Neighbours, type Pair, type Topology } from './topology';

/** Between the columns of one layer: room for edges to leave a card and find their lane. */
const columnGap = 48;
const sweeps = 4;

/** Of the grid. */
interface Pitch {
  row: number;
  column: number;
}

/** A card and the gap after it. */
const pitchOf = ({ card }: Flow): Pitch => ({ row: card.height + rowGap, column: card.width + columnGap });

interface Cell {
  layer: number;
  column: number;
  row: number;
}

/** Where the columns of a layer begin and end. */
interface Band {
  left: number;
  right: number;
  columns: number;
}

function grouped(layers: ReadonlyMap<string, number>): string[][] {
  const groups: string[][] = Array.from({ length: Math.max(-1, ...layers.values()) + 1 }, () => []);
  for (const [id, layer] of layers) {
    groups[layer]?.push(id);
  }
  return groups;
}

/** Sorts a layer by the mean place of each vertex's neighbours; places are shares of the layer's height. */
function sweep(layer: string[], places: Map<string, number>, neighbours: Neighbours): void {
  const wish = new Map(
    layer.map((id) => {
      const near = (neighbours.get(id) ?? []).map((other) => places.get(other) ?? 0);
      const own = places.get(id) ?? 0;
      return [id, near.length === 0 ? own : near.reduce((sum, place) => sum + place, 0) / near.length];
    })
  );
  layer.sort((left, right) => (wish.get(left) ?? 0) - (wish.get(right) ?? 0));
  settle(layer, places);
}

function settle(layer: readonly string[], places: Map<string, number>): void {
  layer.forEach((id, index) => places.set(id, (index + 0.5) / layer.length));
}

function* order(layers: string[][], pairs: readonly Pair[]): Work<undefined> {
  const places = new Map<string, number>();
  layers.forEach((layer) => settle(layer, places));
  const sources = sourcesOf(pairs);
  const targets = targetsOf(pairs);
  for (let pass = 0; pass < sweeps; pass += 1) {
    for (const [near, way] of [
      [sources, layers],
      [targets, [...layers].reverse()],
    ] as const) {
      way.forEach((layer) => sweep(layer, places, near));
      yield;
    }
  }
  return undefined;
}

const widthOf = (counts: readonly number[], rows: number, flow: Flow) =>
  counts.reduce(
    (sum, count) => sum + Math.ceil(count / rows) * pitchOf(flow).column - columnGap + flow.layerGap,
    -flow.layerGap
  );

/** How many rows bring the picture closest to the aspect. */
function rowsFor(counts: readonly number[], flow: Flow): number {
  const most = Math.max(1, ...counts);
  let low = 1;
  let high = most;
  while (low < high) {
    const rows = Math.floor((low + high) / 2);
    if (widthOf(counts, rows, flow) > flow.aspect.part * rows * pitchOf(flow).row) {
      low = rows + 1;
    } else {
      high = rows;
    }
  }
  return low;
}

function bandsOf(counts: readonly number[], rows: number, flow: Flow): Band[] {
  let left = 0;
  return counts.map((count) => {
    const columns = Math.ceil(count / rows);
    const band = { left, right: left + columns * pitchOf(flow).column - columnGap, columns };
    left = band.right + flow.layerGap;
    return band;
  });
}

/** Neighbours in order stand side by side, so that folding moves nothing far up or down. */
function cellsOf(layers: readonly string[][], bands: readonly Band[], rows: number): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  layers.forEach((ids, layer) => {
    const columns = bands[layer]?.columns ?? 1;
    const top = Math.floor((rows - Math.ceil(ids.length / columns)) / 2);
    ids.forEach((id, index) =>
      cells.set(id, { layer, column: index % columns, row: top + Math.floor(index / columns) })
    );
  });
  return cells;
}

/** The free lane above or below a row, whichever is nearer to `towards`; edges of one lane are set apart a little. */
function lane({ row, column }: Cell, towards: number, flow: Flow): number {
  const pitch = pitchOf(flow).row;
  const centre = row * pitch + flow.card.height / 2;
  const border = (towards < centre ? row : row + 1) * pitch - rowGap / 2;
  return border + (((row * 3 + column * 2) % 5) - 2) * 3;
}

interface End {
  cell: Cell;
  /** Corner of the card. */
  at: Point;
}

/** The way of an edge through the lanes between rows, which are free of cards over the whole width. */
function detour({ cell: from, at: start }: End, { cell: to, at: end }: End, bands: readonly Band[], flow: Flow): Run[] {
  const source = bands[from.layer];
  const target = bands[to.layer];
  if (source === undefined || target === undefined) {
    return [];
  }
  const gap = source.right + flow.layerGap;
  const mustLeave = from.column < source.columns - 1;
  const mustEnter = to.column > 0 || to.layer - from.layer > 1;
  const exit = { from: start.x + flow.card.width + columnGap, to: source.right, y: lane(from, end.y, flow) };
  const entry = {
    from: gap,
    to: to.column > 0 ? end.x - columnGap : target.left - flow.layerGap,
    y: lane(to, start.y, flow),
  };
  return [...(mustLeave ? [exit] : []), ...(mustEnter ? [entry] : [])];
}

/**
 * Layers along the flow, tall ones folded into columns side by side, all on one grid of rows. Edges run in the lanes
 * between the rows. For parts that are too large or too tall to be read as a column a layer; its time grows with
 * vertices and edges alone. Expects no cycles.
 */
export function* folded({ ids, pairs }: Topology, flow: Flow): Work<Placement> {
  const pitch = pitchOf(flow);
  const layers = grouped(layersOf({ ids, pairs }));
  yield* order(layers, pairs);
  const counts = layers.map((layer) => layer.length);
  const rows = rowsFor(counts, flow);
  const bands = bandsOf(counts, rows, flow);
  const cells = cellsOf(layers, bands, rows);
  const places = new Map<string, Point>();
  for (const [id, { layer, column, row }] of cells) {
    places.set(id, { x: (bands[layer]?.left ?? 0) + column * pitch.column, y: row * pitch.row });
  }
  const detours = new Map<string, readonly Run[]>();
  for (const pair of pairs) {
    const from = cells.get(pair.source);
    const to = cells.get(pair.target);
    const start = places.get(pair.source);
    const end = places.get(pair.target);
    if (from !== undefined && to !== undefined && start !== undefined && end !== undefined) {
      detours.set(pairKey(pair), detour({ cell: from, at: start }, { cell: to, at: end }, bands, flow));
    }
  }
  return { width: bands.at(-1)?.right ?? 0, height: rows * pitch.row - rowGap, places, detours };
}
