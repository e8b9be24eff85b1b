import { type Points } from '../../liveHistory';

type Line = Pick<Points, 'times' | 'values'>;

/** After such a distance Flink was asked twice and the value is new; else it is of the fetch that the look before set off. */
const silenceMs = 15_000;
/** An equal value within this time may be the same measurement: Flink fetches metrics every 10 s. */
const sameMs = 16_000;
/** After this long it does not matter much that one of two values may be 10 s older than the other. */
const longMs = 30_000;

interface Point {
  time: number;
  value: number;
  /** Whether it was new when it was looked at. */
  isNew: boolean;
}

/** Growth per second; null where the counter started again at zero, undefined where nothing can be said yet. */
function growthBetween(base: Point, next: Point): number | null | undefined {
  const passed = next.time - base.time;
  if (next.value === base.value) {
    return passed < sameMs ? undefined : 0;
  }
  if (next.value < base.value) {
    return null;
  }
  return base.isNew === next.isNew || passed >= longMs ? (1_000 * (next.value - base.value)) / passed : undefined;
}

/**
 * Growth per second of a counter. Where it was not known, or started again at zero, there is a gap. Values are as old as
 * the fetch that they came from; pairs whose distance in time is not known give no growth.
 */
export function growthOf({ times, values }: Line): Line {
  const growth: Line = { times: [], values: [] };
  const add = (time: number, value: number | null) => {
    growth.times.push(time);
    growth.values.push(value);
  };
  let base: Point | null = null;
  let before = -Infinity;
  times.forEach((time, index) => {
    const value = values[index] ?? null;
    const isNew = time - before > silenceMs;
    before = time;
    if (value === null) {
      add(time, null);
      base = null;
      return;
    }
    const next = { time, value, isNew };
    const grown = base === null ? undefined : growthBetween(base, next);
    if (grown !== undefined) {
      add(time, grown);
    }
    base = base === null || grown !== undefined || value !== base.value ? next : base;
  });
  return growth;
}

/** A distance between two points is a gap from here on, however rarely the dashboard is refreshed. */
const shortestGapMs = 30_000;
/** ... and when it is so many times the usual distance. */
const unusual = 3;

/** A line is broken where nobody looked: the dashboard was closed, or Flink did not answer. */
export function withGaps({ times, values }: Line): Line {
  const distances = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const usual = [...distances].sort((left, right) => left - right)[Math.floor(distances.length / 2)] ?? 0;
  const limit = Math.max(shortestGapMs, unusual * usual);
  const broken: Line = { times: [], values: [] };
  times.forEach((time, index) => {
    const before = times[index - 1];
    if (before !== undefined && time - before > limit) {
      broken.times.push(before + 1);
      broken.values.push(null);
    }
    broken.times.push(time);
    broken.values.push(values[index] ?? null);
  });
  return broken;
}
