import { type Point, type Rect, type Size } from './layout/geometry';

/** Screen = graph * zoom + offset, in pixels from the drawing's top left corner. */
export interface View extends Point {
  zoom: number;
}

export interface ZoomLimits {
  min: number;
  max: number;
}

const padding = 16;
/** A small graph is not blown up further than this when it is fitted. */
const largestFit = 1.25;
const largestZoom = 2.5;
/** Pixels of the graph that stay in sight however far one drags. */
const inSight = 64;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

function fitZoom(graph: Size, screen: Size): number {
  const width = Math.max(1, screen.width - 2 * padding);
  const height = Math.max(1, screen.height - 2 * padding);
  return Math.min(largestFit, width / Math.max(1, graph.width), height / Math.max(1, graph.height));
}

/** The whole graph, in the middle. */
export function fit(graph: Size, screen: Size): View {
  const zoom = fitZoom(graph, screen);
  return { zoom, x: (screen.width - graph.width * zoom) / 2, y: (screen.height - graph.height * zoom) / 2 };
}

/** A box in the middle, as large as it fits but not larger than life, and not smaller than the whole graph would be. */
export function fitBox({ x, y, width, height }: Rect, graph: Size, screen: Size): View {
  const { min } = limitsFor(graph, screen);
  const zoom = clamp(fitZoom({ width: width + 2 * padding, height: height + 2 * padding }, screen), min, 1);
  return { zoom, x: screen.width / 2 - (x + width / 2) * zoom, y: screen.height / 2 - (y + height / 2) * zoom };
}

/** One can always zoom out to the whole graph, and in until cards can be read. */
export const limitsFor = (graph: Size, screen: Size): ZoomLimits => ({
  min: Math.min(0.5, fitZoom(graph, screen)) * 0.8,
  max: largestZoom,
});

/** Keeps a part of the graph in sight. */
export function held(view: View, graph: Size, screen: Size): View {
  const width = graph.width * view.zoom;
  const height = graph.height * view.zoom;
  return {
    ...view,
    x: clamp(view.x, Math.min(inSight, screen.width) - width, Math.max(screen.width - inSight, 0)),
    y: clamp(view.y, Math.min(inSight, screen.height) - height, Math.max(screen.height - inSight, 0)),
  };
}

/** Zooms by a factor; what is under the point stays under it. */
export function zoomedAt(view: View, point: Point, factor: number, { min, max }: ZoomLimits): View {
  const zoom = clamp(view.zoom * factor, min, max);
  const scale = zoom / view.zoom;
  return { zoom, x: point.x - (point.x - view.x) * scale, y: point.y - (point.y - view.y) * scale };
}

/** What was in the middle of the screen stays there when its size changes. */
export const recentred = (view: View, before: Size, after: Size): View => ({
  ...view,
  x: view.x + (after.width - before.width) / 2,
  y: view.y + (after.height - before.height) / 2,
});

/** The smallest move that brings a box into sight. */
export function revealed(view: View, { x, y, width, height }: Rect, screen: Size): View {
  const move = (from: number, size: number, room: number) => {
    const start = from - padding;
    const end = from + size + padding;
    if (start < 0 || size > room) {
      return -start;
    }
    return end > room ? room - end : 0;
  };
  return {
    ...view,
    x: view.x + move(x * view.zoom + view.x, width * view.zoom, screen.width),
    y: view.y + move(y * view.zoom + view.y, height * view.zoom, screen.height),
  };
}

/** The steps in which the drawn part follows the view: a share of the screen, and how many there are to double the zoom. */
const windowStep = 0.25;
const zoomSteps = 2;

/** From the step before `from` to the step after `to`, half a step at least. */
function stepped(from: number, to: number, step: number): [start: number, length: number] {
  const start = Math.floor(from / step - 0.5) * step;
  return [start, Math.ceil(to / step + 0.5) * step - start];
}

/** The part of the graph to draw: what is in sight and some more, in steps, so that it changes seldom. */
export function windowOf(view: View, screen: Size): Rect {
  const zoom = 2 ** (Math.floor(Math.log2(view.zoom) * zoomSteps) / zoomSteps);
  const span = (offset: number, size: number) =>
    stepped(-offset / view.zoom, (size - offset) / view.zoom, Math.max(1, (size * windowStep) / zoom));
  const [x, width] = span(view.x, screen.width);
  const [y, height] = span(view.y, screen.height);
  return { x, y, width, height };
}

export const overlaps = (left: Rect, right: Rect): boolean =>
  left.x < right.x + right.width &&
  right.x < left.x + left.width &&
  left.y < right.y + right.height &&
  right.y < left.y + left.height;

/** The smallest box around others; null for none. */
export function around(boxes: readonly Rect[]): Rect | null {
  if (boxes.length === 0) {
    return null;
  }
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export const isWhole = (view: View, graph: Size, screen: Size): boolean =>
  view.x >= 0 &&
  view.y >= 0 &&
  view.x + graph.width * view.zoom <= screen.width &&
  view.y + graph.height * view.zoom <= screen.height;
