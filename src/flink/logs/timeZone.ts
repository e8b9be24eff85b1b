import { type LogEntry } from './entries';

const quarterHour = 900_000;
/** Between the last line and the file's time of change lies no more than this. */
const tolerance = 120_000;
const farthestZone = 14 * 3_600_000;

/**
 * How far the clock in the lines is ahead of UTC, in ms. Lines without a time zone are in that of their host: the newest was
 * written when the file was last changed, which Flink gives as epoch ms. Null when the two do not fit.
 */
export function zoneOffset(entries: readonly LogEntry[], modified: number | null): number | null {
  const newest = entries.findLast((entry) => entry.time !== null && !entry.zoned)?.time ?? null;
  if (newest === null || modified === null) {
    return null;
  }
  const ahead = newest - modified;
  const offset = Math.round(ahead / quarterHour) * quarterHour || 0;
  return Math.abs(ahead - offset) <= tolerance && Math.abs(offset) <= farthestZone ? offset : null;
}
