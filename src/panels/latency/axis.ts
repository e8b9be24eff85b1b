import { type Range } from './buckets';

/** Pixels from the left end of a range that is drawn `width` wide. */
export const xOf = (at: number, { from, to }: Range, width: number): number => ((at - from) / (to - from)) * width;

export const timeAt = (x: number, { from, to }: Range, width: number): number =>
  from + (x / Math.max(1, width)) * (to - from);
