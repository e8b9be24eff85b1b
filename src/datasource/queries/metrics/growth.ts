import { type Points } from '../../liveHistory';

type Line = Pick<Points, 'times' | 'values'>;

/** Flink fetches metrics every 10 s: an equal value within that time is the same measurement. */
const fetchMs = 10_500;
/** So much later it does not matter that a value may have been as old as that when it was first seen. */
const longEnoughMs = 30_000;

interface Base {
  time: number;
  value: number;
  /** Whether a look before has seen another measurement; else nobody knows how old this one was. */
  isFresh: boolean;
}

/** Growth since the base, per second; undefined where nothing can be said, null where the counter started again at zero. */
function growthSince(base: Base, time: number, value: number): number | null | undefined {
  const passed = time - base.time;
  if (value === base.value) {
    return passed < fetchMs ? undefined : 0;
  }
  if (value < base.value) {
    return null;
  }
  return base.isFresh || passed >= longEnoughMs ? (1_000 * (value - base.value)) / passed : undefined;
}

/** Growth per second of a counter. Where it was not known, or started again at zero, there is a gap. */
export function growthOf({ times, values }: Line): Line {
  const growth: Line = { times: [], values: [] };
  let base: Base | null = null;
  times.forEach((time, index) => {
    const value = values[index] ?? null;
    const grown = value === null ? null : base === null ? undefined : growthSince(base, time, value);
    if (grown !== undefined) {
      growth.times.push(time);
      growth.values.push(grown);
    }
    if (value === null) {
      base = null;
    } else if (base === null || grown !== undefined || value !== base.value) {
      base = { time, value, isFresh: base !== null };
    }
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
