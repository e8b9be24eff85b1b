import { type Range } from './buckets';

const second = 1_000;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400].map(
  (seconds) => seconds * second
);

export interface Ticks {
  step: number;
  times: number[];
}

/**
 * Round times at which a label fits.
 * @param most labels that there is room for
 * @param offset ms that the time zone is ahead of UTC, so that hours and days are round there
 */
export function timeTicks({ from, to }: Range, most: number, offset = 0): Ticks {
  const least = (to - from) / Math.max(1, most);
  const day = 86_400 * second;
  const step = steps.find((one) => one >= least) ?? Math.ceil(least / day) * day;
  const first = Math.ceil((from + offset) / step) * step - offset;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return { step, times: Array.from({ length: count }, (_, index) => first + index * step) };
}

/** Pixels from the left end of a range that is drawn `width` wide. */
export const xOf = (at: number, { from, to }: Range, width: number): number => ((at - from) / (to - from)) * width;

export const timeAt = (x: number, { from, to }: Range, width: number): number =>
  from + (x / Math.max(1, width)) * (to - from);
