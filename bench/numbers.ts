/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** A stretch of time, ms on the page's clock. */
export interface Span {
  from: number;
  to: number;
}

/** How long the longest of the blocks took that overlap a phase, whole, ms; 0 = none did. */
export const longestBlock = (blocks: readonly Span[], phase: Span): number =>
  blocks
    .filter(({ from, to }) => from < phase.to && to > phase.from)
    .reduce((longest, { from, to }) => Math.max(longest, to - from), 0);
