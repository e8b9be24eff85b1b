import { type History } from '../history/merge';
import { type Range } from '../history/summary';

/** Where less than this share of the range is known, the rest is left out. */
const fittedBelow = 0.6;
const margin = 0.06;

/**
 * Flink remembers the last ten checkpoints: of an hour they may fill a minute. Only the end of the range that is known; the
 * range itself where most of it is, or nothing.
 */
export function knownPart({ checkpoints, gauges, coveredFrom }: History, range: Range): Range {
  const known = [...gauges.map(({ time }) => time), ...checkpoints.map(({ from }) => from)].filter(
    (time) => time >= range.from && time <= range.to
  );
  // A savepoint or a failure of long ago, remembered as the latest one, would stand far away from the others.
  const near = known.filter((time) => coveredFrom === null || time >= coveredFrom || gauges.length > 0);
  const first = (near.length > 0 ? near : known).reduce((least, time) => Math.min(least, time), Infinity);
  const span = range.to - first;
  return Number.isFinite(first) && span < (range.to - range.from) * fittedBelow
    ? { from: Math.round(first - Math.max(1_000, span * margin)), to: range.to }
    : range;
}
