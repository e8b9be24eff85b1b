import { card } from './geometry';

/** Between two edges that enter one card. */
const spacing = 16;
const margin = 12;

/**
 * Where edges enter a card, measured from its middle, for the heights at which they come, measured likewise and sorted.
 * An edge that comes level stays level, the others stand apart from it; one alone enters in the middle.
 */
export function portsFor(heights: readonly number[]): number[] {
  const step = Math.min(spacing, (card.height - 2 * margin) / Math.max(1, heights.length - 1));
  const reach = (step * (heights.length - 1)) / 2;
  const wishes = heights.map((height) => Math.max(-reach, Math.min(reach, height)));
  const distance = (index: number) => Math.abs(wishes[index] ?? 0);
  const calm = wishes.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
  const ports = [...wishes];
  for (let index = calm + 1; index < ports.length; index += 1) {
    ports[index] = Math.max(ports[index] ?? 0, (ports[index - 1] ?? 0) + step);
  }
  for (let index = calm - 1; index >= 0; index -= 1) {
    ports[index] = Math.min(ports[index] ?? 0, (ports[index + 1] ?? 0) - step);
  }
  const limit = card.height / 2 - margin;
  const over = Math.max(0, (ports.at(-1) ?? 0) - limit) - Math.max(0, -limit - (ports[0] ?? 0));
  return ports.map((port) => port - over);
}
