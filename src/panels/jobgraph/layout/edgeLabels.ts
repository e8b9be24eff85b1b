import { type Direction, turned, turnedBox } from './flow';
import { card, type Places, type Point, type Rect, type Run, type Size } from './geometry';
import { type Route } from './routes';

/** Room around a label's text. */
const side = 3;
const height = 13;
/** Between an edge and the label beside it. */
const clear = 4;
/** Of the label from the card and from the arrow head. */
const fromSource = 8;
const fromTarget = 14;

/** Where a text stands: its left end and its middle. */
export interface Label {
  x: number;
  y: number;
  text: string;
  /** Which of its texts it is. */
  alternative: number;
}

const samples = 14;

/** Points along a route, close enough to tell what lies on it. */
function pointsOn(runs: readonly Run[]): Point[] {
  return runs.flatMap(({ from, to, y }, index): Point[] => {
    const before = runs[index - 1];
    const count = Math.max(1, Math.ceil(Math.abs(to - from) / 8));
    const level = Array.from({ length: count + 1 }, (_, step) => ({ x: from + ((to - from) * step) / count, y }));
    if (before === undefined) {
      return level;
    }
    const curve = Array.from({ length: samples }, (_, step): Point => {
      const share = step / samples;
      // A curve that leaves and arrives level, with both handles in its middle.
      const x = before.to + (from - before.to) * (1.5 * share * (1 - share) + share ** 3);
      return { x, y: before.y + (y - before.y) * (3 * share ** 2 - 2 * share ** 3) };
    });
    return [...curve, ...level];
  });
}

const cellSize = 64;

/** Boxes and points, found by place. */
class Plane {
  private readonly cells = new Map<string, { boxes: Rect[]; points: Point[] }>();

  private *cellsOf({ x, y, width, height: tall }: Rect) {
    for (let column = Math.floor(x / cellSize); column * cellSize <= x + width; column += 1) {
      for (let row = Math.floor(y / cellSize); row * cellSize <= y + tall; row += 1) {
        const key = `${column},${row}`;
        const cell = this.cells.get(key) ?? { boxes: [], points: [] };
        this.cells.set(key, cell);
        yield cell;
      }
    }
  }

  addBox(box: Rect): void {
    for (const cell of this.cellsOf(box)) {
      cell.boxes.push(box);
    }
  }

  addPoint(point: Point): void {
    for (const cell of this.cellsOf({ ...point, width: 0, height: 0 })) {
      cell.points.push(point);
    }
  }

  isFree(box: Rect): boolean {
    const right = box.x + box.width;
    const bottom = box.y + box.height;
    for (const { boxes, points } of this.cellsOf(box)) {
      const covered =
        points.some(({ x, y }) => x > box.x && x < right && y > box.y && y < bottom) ||
        boxes.some(
          (other) =>
            other.x < right && other.x + other.width > box.x && other.y < bottom && other.y + other.height > box.y
        );
      if (covered) {
        return false;
      }
    }
    return true;
  }
}

const isInside = ({ x, y, width, height: tall }: Rect, area: Rect) =>
  x >= area.x && y >= area.y && x + width <= area.x + area.width && y + tall <= area.y + area.height;

/** Places beside an edge in the flow's coordinates, the best first: at its source, at its target, then on its way. */
function candidates({ runs, tip }: Route, { width, height }: Size): Rect[] {
  const start = runs[0];
  if (start === undefined) {
    return [];
  }
  const sides = (x: number, y: number): Rect[] =>
    [y - clear - height, y + clear].map((top) => ({ x, y: top, width, height }));
  const onTheWay = runs.slice(1, -1).filter(({ from, to }) => to - from > width);
  return [
    ...sides(start.to + fromSource, start.y),
    ...sides(tip.x - fromTarget - width, tip.y),
    ...onTheWay.flatMap(({ from, to, y }) => sides((from + to - width) / 2, y)),
  ];
}

/**
 * Places for the labels of edges, by route key, where they lie on no card, edge or other label; a label without such a place
 * is left out.
 *
 * @param texts by route key, the best first: the first that has room is taken
 * @param measure width of a text in graph units
 * @param within where labels are wanted; null = anywhere. Nothing need be known of what lies elsewhere
 */
export function placeLabels(
  routes: readonly Route[],
  places: Places,
  texts: ReadonlyMap<string, readonly string[]>,
  measure: (text: string) => number,
  direction: Direction = 'right',
  within: Rect | null = null
): Map<string, Label> {
  const isWanted = (box: Rect) => within === null || isInside(box, within);
  const plane = new Plane();
  places.forEach(({ x, y }) => plane.addBox({ x, y, ...card }));
  routes
    .flatMap(({ runs }) => pointsOn(runs).map((point) => turned(point, direction)))
    .filter((at) => isWanted({ ...at, width: 0, height: 0 }))
    .forEach((at) => plane.addPoint(at));
  const boxesFor = (route: Route, width: number): Rect[] => {
    const size = turnedBox({ x: 0, y: 0, width: width + 2 * side, height }, direction);
    const flowing = { ...route, tip: turned(route.tip, direction) };
    return candidates(flowing, size).map((box) => turnedBox(box, direction));
  };
  const labels = new Map<string, Label>();
  for (const route of routes) {
    for (const [alternative, text] of (texts.get(route.key) ?? []).entries()) {
      const box = boxesFor(route, measure(text)).find((candidate) => isWanted(candidate) && plane.isFree(candidate));
      if (box !== undefined) {
        plane.addBox(box);
        labels.set(route.key, { x: box.x + side, y: box.y + height / 2, text, alternative });
        break;
      }
    }
  }
  return labels;
}
