import { card, type Placement, type Point, type Rect, type Run } from './geometry';
import { portsFor } from './ports';
import { type Pair, pairKey } from './topology';

/** Level piece in front of a card. */
const lead = 16;
/** Lines end within the arrow head, not at its tip, which they would blunt. */
const short = 6;

/** `back` closes a cycle and runs from right to left; `self` leads back to its own card. */
export type RouteKind = 'forward' | 'back' | 'self';

/** An edge as it is drawn. */
export interface Route extends Pair {
  key: string;
  kind: RouteKind;
  /** Level pieces from card to card; empty unless `forward`. */
  runs: readonly Run[];
  /** SVG path data. */
  path: string;
  /** Tip of the arrow. */
  tip: Point;
  /** Where it points to. */
  heading: 'right' | 'up' | 'down';
  /** All of it lies within. */
  box: Rect;
}

const middle = ({ y }: Point) => y + card.height / 2;

const round = (value: number) => Math.round(value * 10) / 10;

/** Level pieces joined by curves that leave and arrive level. */
function pathOf(runs: readonly Run[]): string {
  const parts: string[] = [];
  runs.forEach((run, index) => {
    const before = runs[index - 1];
    const y = round(run.y);
    if (before === undefined) {
      parts.push(`M${round(run.from)},${y}`);
    } else {
      const turn = round((before.to + run.from) / 2);
      parts.push(`C${turn},${round(before.y)} ${turn},${y} ${round(run.from)},${y}`);
    }
    if (run.to !== run.from) {
      parts.push(`H${round(run.to)}`);
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

function forward(pair: Pair, start: Point, end: Point, port: number, detour: readonly Run[]): Route {
  const from = start.x + card.width;
  const y = middle(end) + port;
  const runs = [{ from, to: from, y: middle(start) }, ...detour, { from: end.x - lead, to: end.x - short, y }];
  const tip = { x: end.x, y };
  const box = boxAround(
    runs.flatMap(({ from: x, to, y: level }) => [
      { x, y: level },
      { x: to, y: level },
    ])
  );
  return { ...pair, key: pairKey(pair), kind: 'forward', runs, path: pathOf(runs), tip, heading: 'right', box };
}

function back(pair: Pair, start: Point, end: Point): Route {
  const from = { x: start.x + card.width / 2, y: start.y + card.height };
  const tip = { x: end.x + card.width / 2, y: end.y + card.height };
  const low = Math.max(from.y, tip.y) + card.height;
  const path = `M${round(from.x)},${round(from.y)}C${round(from.x)},${round(low)} ${round(tip.x)},${round(low)} ${round(tip.x)},${round(tip.y)}`;
  const box = boxAround([from, tip, { x: tip.x, y: low }]);
  return { ...pair, key: pairKey(pair), kind: 'back', runs: [], path, tip, heading: 'up', box };
}

function self(pair: Pair, { x, y }: Point): Route {
  const from = x + card.width - 48;
  const tip = { x: x + card.width - 16, y };
  const path = `M${round(from)},${round(y)}C${round(from)},${round(y - 28)} ${round(tip.x)},${round(y - 28)} ${round(tip.x)},${round(y)}`;
  const box = boxAround([{ x: from, y: y - 28 }, tip]);
  return { ...pair, key: pairKey(pair), kind: 'self', runs: [], path, tip, heading: 'down', box };
}

/** The height at which an edge comes to its target. */
const approach = (pair: Pair, placement: Placement, start: Point) =>
  placement.detours.get(pairKey(pair))?.at(-1)?.y ?? middle(start);

/** Where each forward edge enters its target, by `pairKey`, measured from the card's middle. */
function entries(pairs: readonly Pair[], placement: Placement): Map<string, number> {
  const arriving = new Map<string, Array<{ key: string; height: number }>>();
  for (const pair of pairs) {
    const start = placement.places.get(pair.source);
    const end = placement.places.get(pair.target);
    if (start !== undefined && end !== undefined && start.x < end.x) {
      const list = arriving.get(pair.target) ?? [];
      list.push({ key: pairKey(pair), height: approach(pair, placement, start) - middle(end) });
      arriving.set(pair.target, list);
    }
  }
  const ports = new Map<string, number>();
  for (const list of arriving.values()) {
    list.sort((left, right) => left.height - right.height);
    const found = portsFor(list.map(({ height }) => height));
    list.forEach(({ key }, index) => ports.set(key, found[index] ?? 0));
  }
  return ports;
}

/** One route a pair, in the order of the pairs. */
export function routesOf(pairs: readonly Pair[], placement: Placement): Route[] {
  const ports = entries(pairs, placement);
  return pairs.flatMap((pair): Route[] => {
    const start = placement.places.get(pair.source);
    const end = placement.places.get(pair.target);
    if (start === undefined || end === undefined) {
      return [];
    }
    if (pair.source === pair.target) {
      return [self(pair, start)];
    }
    const port = ports.get(pairKey(pair));
    return [
      port === undefined
        ? back(pair, start, end)
        : forward(pair, start, end, port, placement.detours.get(pairKey(pair)) ?? []),
    ];
  });
}
