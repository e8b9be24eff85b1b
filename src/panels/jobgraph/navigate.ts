import { card, type Point } from './layout/geometry';
import { type Layout } from './layout/layout';

export type Direction = 'left' | 'right' | 'up' | 'down';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export const directionOf = (key: string): Direction | null =>
  Object.hasOwn(directions, key) ? (directions[key] ?? null) : null;

/** How far one must go; sideways steps count double, so that straight ahead wins. */
function effort(from: Point, to: Point, direction: Direction): number {
  const across = to.x - from.x;
  const down = to.y - from.y;
  switch (direction) {
    case 'left':
      return across > -card.width ? Infinity : -across + 2 * Math.abs(down);
    case 'right':
      return across < card.width ? Infinity : across + 2 * Math.abs(down);
    case 'up':
      return down >= 0 ? Infinity : -down + 2 * Math.abs(across);
    case 'down':
      return down <= 0 ? Infinity : down + 2 * Math.abs(across);
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

/**
 * The vertex that an arrow key leads to: left and right follow the edges where there are any, else the nearest card in that
 * direction is taken. Null at the border.
 */
export function neighbour(layout: Layout, id: string, direction: Direction): string | null {
  const from = layout.places.get(id);
  if (from === undefined) {
    return null;
  }
  const connected = layout.routes.flatMap(({ source, target }) => {
    if (direction === 'right' && source === id) {
      return [target];
    }
    return direction === 'left' && target === id ? [source] : [];
  });
  return nearest(layout, from, connected, direction) ?? nearest(layout, from, layout.order, direction);
}
