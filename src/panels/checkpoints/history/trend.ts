export interface Point {
  /** Epoch ms. */
  time: number;
  value: number;
}

/** A straight line through points. */
export interface Trend {
  perDay: number;
  at(time: number): number;
}

const dayMs = 86_400_000;
const leastPoints = 6;
const leastMs = 20 * 60_000;
/** How many standard errors away from no slope at all: less may be chance. */
const surely = 3;

function sums(points: readonly Point[]) {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const time = mean((point) => point.time);
  const value = mean((point) => point.value);
  let across = 0;
  let along = 0;
  for (const point of points) {
    across += (point.time - time) * (point.value - value);
    along += (point.time - time) ** 2;
  }
  return { time, value, slope: along === 0 ? 0 : across / along, along };
}

/**
 * The line of least squares. Null when the points are too few or too close in time to speak of days, or when the slope is not
 * told from chance.
 */
export function trendOf(points: readonly Point[]): Trend | null {
  const times = points.map(({ time }) => time);
  const span =
    times.reduce((most, time) => Math.max(most, time), -Infinity) -
    times.reduce((least, time) => Math.min(least, time), Infinity);
  if (points.length < leastPoints || span < leastMs) {
    return null;
  }
  const { time, value, slope, along } = sums(points);
  const at = (moment: number) => value + slope * (moment - time);
  const rest = points.reduce((sum, point) => sum + (point.value - at(point.time)) ** 2, 0);
  const error = Math.sqrt(rest / (points.length - 2) / along);
  return Math.abs(slope) <= surely * error || slope === 0 ? null : { perDay: slope * dayMs, at };
}
