import { type Point } from './layout/geometry';
import { type Layout } from './layout/layout';
import { readingOf, severity } from './reading';
import { type GraphVertex } from '../../frames/jobGraph';

export type Direction = 'left' | 'right' | 'up' | 'down';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export const directionOf = (key: string): Direction | null =>
  Object.hasOwn(directions, key) ? (directions[key] ?? null) : null;

/** What is nearer stands in the same line. */
const apart = 1;

/** How far one must go; sideways steps count double, so that straight ahead wins. */
function effort(from: Point, to: Point, direction: Direction): number {
  const across = to.x - from.x;
  const down = to.y - from.y;
  switch (direction) {
    case 'left':
      return across > -apart ? Infinity : -across + 2 * Math.abs(down);
    case 'right':
      return across < apart ? Infinity : across + 2 * Math.abs(down);
    case 'up':
      return down > -apart ? Infinity : -down + 2 * Math.abs(across);
    case 'down':
      return down < apart ? Infinity : down + 2 * Math.abs(across);
  }
}

function nearest(layout: Layout, from: Point, ids: readonly string[], direction: Direction): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const id of ids) {
    const to = layout.places.get(id);
    const needed = to === undefined ? Infinity : effort(from, to, direction);
    if (needed < least) {
      best = id;
      least = needed;
    }
  }
  return best;
}

/** Against and along the flow. */
const alongFlow = { right: { before: 'left', after: 'right' }, down: { before: 'up', after: 'down' } } as const;

/**
 * The vertex that an arrow key leads to: those along the flow follow the edges where there are any, else the nearest card in
 * that direction is taken. Null at the border.
 */
export function neighbour(layout: Layout, id: string, direction: Direction): string | null {
  const from = layout.places.get(id);
  if (from === undefined) {
    return null;
  }
  const { before, after } = alongFlow[layout.direction];
  const connected = layout.routes.flatMap(({ source, target }) => {
    if (direction === after && source === id) {
      return [target];
    }
    return direction === before && target === id ? [source] : [];
  });
  return nearest(layout, from, connected, direction) ?? nearest(layout, from, layout.order, direction);
}

/** From here on `severity` is that of a vertex that is pressed, not only unknown. */
const pressedFrom = 2;

const isPressed = (vertex: GraphVertex) =>
  vertex.state === 'FAILED' || vertex.state === 'FAILING' || severity(readingOf(vertex)) >= pressedFrom;

/** The next vertex along the graph that has failed, is busy or backpressured, beginning anew after the last; null for none. */
export function nextPressed(
  { order }: Layout,
  vertices: readonly GraphVertex[],
  from: string | null,
  step: 1 | -1
): string | null {
  const pressed = new Set(vertices.filter(isPressed).map(({ id }) => id));
  const start = from === null ? -1 : order.indexOf(from);
  const ahead = [...order.slice(start + 1), ...order.slice(0, start + 1)];
  const behind = [...order.slice(Math.max(0, start)), ...order.slice(0, Math.max(0, start))].reverse();
  return (step === 1 ? ahead : behind).find((id) => pressed.has(id)) ?? null;
}
