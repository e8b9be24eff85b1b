import { type Direction, type Flow, turned, turnedBox } from './flow';
import { type Placement, type Point, type Rect, type Run } from './geometry';
import { type Work } from './work';
import { portsFor } from './ports';
import { type Pair, pairKey } from './topology';

/** Level piece in front of a card. */
const lead = 16;
/** Lines end within the arrow head, not at its tip, which they would blunt. */
const short = 6;

/** `back` closes a cycle and runs against the flow; `self` leads back to its own card. */
export type RouteKind = 'forward' | 'back' | 'self';

export type Heading = 'right' | 'left' | 'up' | 'down';

/** An edge as it is drawn. */
export interface Route extends Pair {
  key: string;
  kind: RouteKind;
  /** Level pieces from card to card, in the flow's coordinates; empty unless `forward`. */
  runs: readonly Run[];
  /** SVG path data. */
  path: string;
  /** Tip of the arrow. */
  tip: Point;
  /** Where it points to. */
  heading: Heading;
  /** All of it lies within. */
  box: Rect;
}

const middle = ({ y }: Point, { card }: Flow) => y + card.height / 2;

const round = (value: number) => Math.round(value * 10) / 10;

/** `x,y` on the screen of a point in the flow. */
function written(x: number, y: number, direction: Direction): string {
  const at = turned({ x, y }, direction);
  return `${round(at.x)},${round(at.y)}`;
}

/** Level pieces joined by curves that leave and arrive level. */
function pathOf(runs: readonly Run[], direction: Direction): string {
  const parts: string[] = [];
  const along = direction === 'right' ? 'H' : 'V';
  runs.forEach((run, index) => {
    const before = runs[index - 1];
    const start = written(run.from, run.y, direction);
    if (before === undefined) {
      parts.push(`M${start}`);
    } else {
      const turn = (before.to + run.from) / 2;
      parts.push(`C${written(turn, before.y, direction)} ${written(turn, run.y, direction)} ${start}`);
    }
    if (run.to !== run.from) {
      parts.push(`${along}${round(run.to)}`);
    }
  });
  return parts.join('');
}

function boxAround(points: readonly Point[]): Rect {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

interface Ends {
  start: Point;
  end: Point;
}

function forward(pair: Pair, { start, end }: Ends, port: number, detour: readonly Run[], flow: Flow): Route {
  const { direction } = flow;
  const from = start.x + flow.card.width;
  const y = middle(end, flow) + port;
  const runs = [{ from, to: from, y: middle(start, flow) }, ...detour, { from: end.x - lead, to: end.x - short, y }];
  const tip = turned({ x: end.x, y }, direction);
  const box = turnedBox(
    boxAround(
      runs.flatMap(({ from: x, to, y: level }) => [
        { x, y: level },
        { x: to, y: level },
      ])
    ),
    direction
  );
  const path = pathOf(runs, direction);
  return { ...pair, key: pairKey(pair), kind: 'forward', runs, path, tip, heading: direction, box };
}

const headings = { back: { right: 'up', down: 'left' }, self: { right: 'down', down: 'right' } } as const;

/** A curve that leaves and arrives across the flow, by its ends and their handles. */
function bow(
  pair: Pair,
  kind: 'back' | 'self',
  [from, first, second, tip]: readonly [Point, Point, Point, Point],
  { direction }: Flow
): Route {
  const [start, ...rest] = [from, first, second, tip].map(({ x, y }) => written(x, y, direction));
  const box = turnedBox(boxAround([from, tip, first, second]), direction);
  const heading = headings[kind][direction];
  const path = `M${start}C${rest.join(' ')}`;
  return { ...pair, key: pairKey(pair), kind, runs: [], path, tip: turned(tip, direction), heading, box };
}

function back(pair: Pair, { start, end }: Ends, flow: Flow): Route {
  const { card } = flow;
  const from = { x: start.x + card.width / 2, y: start.y + card.height };
  const tip = { x: end.x + card.width / 2, y: end.y + card.height };
  const low = Math.max(from.y, tip.y) + card.height;
  return bow(pair, 'back', [from, { x: from.x, y: low }, { x: tip.x, y: low }, tip], flow);
}

function self(pair: Pair, { x, y }: Point, flow: Flow): Route {
  const from = { x: x + flow.card.width - 48, y };
  const tip = { x: x + flow.card.width - 16, y };
  return bow(pair, 'self', [from, { x: from.x, y: y - 28 }, { x: tip.x, y: y - 28 }, tip], flow);
}

/** The height at which an edge comes to its target. */
const approach = (pair: Pair, placement: Placement, start: Point, flow: Flow) =>
  placement.detours.get(pairKey(pair))?.at(-1)?.y ?? middle(start, flow);

/** Where each forward edge enters its target, by `pairKey`, measured from the card's middle. */
function entries(pairs: readonly Pair[], placement: Placement, flow: Flow): Map<string, number> {
  const arriving = new Map<string, Array<{ key: string; height: number }>>();
  for (const pair of pairs) {
    const start = placement.places.get(pair.source);
    const end = placement.places.get(pair.target);
    if (start !== undefined && end !== undefined && start.x < end.x) {
      const list = arriving.get(pair.target) ?? [];
      list.push({ key: pairKey(pair), height: approach(pair, placement, start, flow) - middle(end, flow) });
      arriving.set(pair.target, list);
    }
  }
  const ports = new Map<string, number>();
  for (const list of arriving.values()) {
    list.sort((left, right) => left.height - right.height);
    const found = portsFor(
      list.map(({ height }) => height),
      flow.card.height
    );
    list.forEach(({ key }, index) => ports.set(key, found[index] ?? 0));
  }
  return ports;
}

function routeOf(pair: Pair, ends: Ends, port: number | undefined, { detours }: Placement, flow: Flow): Route {
  if (pair.source === pair.target) {
    return self(pair, ends.start, flow);
  }
  return port === undefined
    ? back(pair, ends, flow)
    : forward(pair, ends, port, detours.get(pairKey(pair)) ?? [], flow);
}

const routesAtOnce = 200;

/** One route a pair, in the order of the pairs, for a placement in the flow's coordinates. */
export function* routesOf(pairs: readonly Pair[], placement: Placement, flow: Flow): Work<Route[]> {
  const ports = entries(pairs, placement, flow);
  const routes: Route[] = [];
  for (const [index, pair] of pairs.entries()) {
    const start = placement.places.get(pair.source);
    const end = placement.places.get(pair.target);
    if (start !== undefined && end !== undefined) {
      routes.push(routeOf(pair, { start, end }, ports.get(pairKey(pair)), placement, flow));
    }
    if (index % routesAtOnce === routesAtOnce - 1) {
      yield;
    }
  }
  return routes;
}
