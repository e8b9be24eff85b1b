import { type Watermark } from './watermarks';

/** The watermark of a vertex: the smallest of its subtasks, which all of them wait for. */
export interface WatermarkSpan {
  /** Null where no subtask has reported. */
  least: Watermark | null;
  /** The index of a subtask with the least; null when all that reported have the same. */
  heldBackBy: number | null;
  /** ms between the smallest and the largest known one; null when fewer than two are known. */
  spreadMs: number | null;
}

/** None yet comes before all times, ended after them. */
function rankOf({ state, at }: Watermark): number {
  if (at !== null) {
    return at;
  }
  return state === 'ended' ? Infinity : -Infinity;
}

export function spanOf(watermarks: ReadonlyMap<number, Watermark>): WatermarkSpan {
  let least: Watermark | null = null;
  let heldBackBy: number | null = null;
  let [lowest, highest] = [Infinity, -Infinity];
  let [earliest, latest] = [Infinity, -Infinity];
  let known = 0;
  for (const [index, watermark] of watermarks) {
    const rank = rankOf(watermark);
    if (least === null || rank < lowest) {
      [least, lowest, heldBackBy] = [watermark, rank, index];
    }
    highest = Math.max(highest, rank);
    if (watermark.at !== null) {
      known += 1;
      earliest = Math.min(earliest, watermark.at);
      latest = Math.max(latest, watermark.at);
    }
  }
  return { least, heldBackBy: lowest < highest ? heldBackBy : null, spreadMs: known < 2 ? null : latest - earliest };
}
