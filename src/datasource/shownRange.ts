import { type TimeRange } from '@grafana/data';

const momentMs = 5_000;

/**
 * The dashboard's time range, epoch ms. A range until now has no end: what this refresh is about to see comes a moment
 * after the range was made, and belongs to it.
 */
export function shownRange({ from, to }: Pick<TimeRange, 'from' | 'to'>, now: number): { from: number; to: number } {
  const end = to.valueOf();
  return { from: from.valueOf(), to: end >= now - momentMs ? Infinity : end };
}
