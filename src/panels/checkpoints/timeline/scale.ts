/** From values to pixels, along a straight line. */
export interface Scale {
  (value: number): number;
  invert(pixel: number): number;
}

export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const span = to - from || 1;
  const scale = (value: number) => start + ((value - from) / span) * (end - start);
  return Object.assign(scale, { invert: (pixel: number) => from + ((pixel - start) / (end - start || 1)) * span });
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28].map((count) => count * day),
];

/** The smallest step of which at most `count` fit. */
function stepFor(span: number, count: number): number {
  const found = steps.find((step) => span / step <= count);
  if (found !== undefined) {
    return found;
  }
  return Math.ceil(span / count / (28 * day)) * 28 * day;
}

const multiples = (from: number, to: number, step: number): number[] => {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => (first + index) * step);
};

export interface Axis {
  /** Of the last tick: the end of the axis. */
  max: number;
  ticks: number[];
}

/** Ticks of a duration axis from 0 that ends at a tick, at least one step long. @param count most of them above 0 */
export function durationAxis(longest: number, count: number): Axis {
  const step = stepFor(Math.max(longest, 1), Math.max(1, count));
  const max = Math.max(1, Math.ceil(longest / step)) * step;
  return { max, ticks: multiples(0, max, step) };
}

/** Ticks at powers of 1024 times 1, 2, 5, 10 and so on, from 0. */
export function bytesAxis(largest: number, count: number): Axis {
  const unit = 1024 ** Math.max(0, Math.floor(Math.log(Math.max(1, largest)) / Math.log(1024)));
  const inUnits = Math.max(largest / unit, 0.5);
  const decade = 10 ** Math.floor(Math.log10(inUnits / Math.max(1, count)));
  const step = ([1, 2, 5, 10].find((each) => inUnits / (each * decade) <= count) ?? 10) * decade * unit;
  const max = Math.max(1, Math.ceil(largest / step)) * step;
  return { max, ticks: multiples(0, max, step) };
}
