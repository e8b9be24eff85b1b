import { partGap, type Placement, type Point, type Run, type Size } from './geometry';

/**
 * Sets unconnected parts beside and below each other, row by row in their order, to a whole of about the aspect, width by height.
 * Returns the whole's size and the corner of each part.
 */
function shelves(sizes: readonly Size[], aspect: number): Size & { corners: Point[] } {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + partGap) * (height + partGap), 0);
  const limit = Math.max(Math.sqrt(area * aspect), ...sizes.map(({ width }) => width));
  let x = 0;
  let y = 0;
  let shelf = 0;
  let width = 0;
  const corners = sizes.map((size) => {
    if (x > 0 && x + size.width > limit) {
      x = 0;
      y += shelf + partGap;
      shelf = 0;
    }
    const corner = { x, y };
    x += size.width + partGap;
    shelf = Math.max(shelf, size.height);
    width = Math.max(width, corner.x + size.width);
    return corner;
  });
  return { width, height: sizes.length === 0 ? 0 : y + shelf, corners };
}

const moved = (runs: readonly Run[], by: Point): Run[] =>
  runs.map(({ from, to, y }) => ({ from: from + by.x, to: to + by.x, y: y + by.y }));

/** All parts as one. */
export function pack(parts: readonly Placement[], aspect: number): Placement {
  const { width, height, corners } = shelves(parts, aspect);
  const places = new Map<string, Point>();
  const detours = new Map<string, readonly Run[]>();
  parts.forEach((part, index) => {
    const by = corners[index] ?? { x: 0, y: 0 };
    part.places.forEach(({ x, y }, id) => places.set(id, { x: x + by.x, y: y + by.y }));
    part.detours.forEach((runs, key) => detours.set(key, moved(runs, by)));
  });
  return { width, height, places, detours };
}
