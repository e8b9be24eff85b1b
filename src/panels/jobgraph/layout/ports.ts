/** Between two edges that enter one card. */
const spacing = 16;
/** Free of edges at each end of a card's side. */
const margin = 12;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/**
 * Where edges enter a card, measured from its middle, for the heights at which they come, measured likewise and sorted.
 * An edge that comes level stays level, the others stand apart from it; one alone enters in the middle.
 *
 * @param side length of the card's side
 */
export function portsFor(heights: readonly number[], side: number): number[] {
  const limit = side / 2 - margin;
  const last = heights.length - 1;
  const step = Math.min(spacing, (2 * limit) / Math.max(1, last));
  const reach = (step * last) / 2;
  // Each leaves room on the card for those above and below it.
  const ports = heights.map((height, index) =>
    clamp(clamp(height, -reach, reach), -limit + index * step, limit - (last - index) * step)
  );
  const distance = (index: number) => Math.abs(ports[index] ?? 0);
  const calm = ports.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
  for (let index = calm + 1; index <= last; index += 1) {
    ports[index] = Math.max(ports[index] ?? 0, (ports[index - 1] ?? 0) + step);
  }
  for (let index = calm - 1; index >= 0; index -= 1) {
    ports[index] = Math.min(ports[index] ?? 0, (ports[index + 1] ?? 0) - step);
  }
  return ports;
}
