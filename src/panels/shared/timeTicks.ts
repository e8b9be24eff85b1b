import { dateTimeFormat, dateTimeForTimeZone } from '@grafana/data';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  day,
];

export interface TimeTicks {
  /** Ms. */
  step: number;
  /** Epoch ms, oldest first. */
  times: number[];
}

/**
 * Round times at which a label fits: full hours of the zone even where they are half hours elsewhere.
 * @param most labels that there is room for
 */
export function timeTicks({ from, to }: { from: number; to: number }, most: number, timeZone: string): TimeTicks {
  const least = (to - from) / Math.max(1, most);
  const step = steps.find((one) => one >= least) ?? Math.ceil(least / day) * day;
  const offset = dateTimeForTimeZone(timeZone, from).utcOffset() * minute;
  const first = Math.ceil((from + offset) / step) * step - offset;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return { step, times: Array.from({ length: count }, (_, index) => first + index * step) };
}

function formatOf(step: number): string {
  if (step >= day) {
    return 'MM-DD';
  }
  return step < minute ? 'HH:mm:ss' : 'HH:mm';
}

/** Enough of a time to tell two ticks apart. */
export const tickText = (at: number, step: number, timeZone: string): string =>
  dateTimeFormat(at, { timeZone, format: formatOf(step) });
