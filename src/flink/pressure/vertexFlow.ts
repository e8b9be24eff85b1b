import { type Aggregate } from '../metrics';

/** What a vertex's metrics tell over its subtasks, from one request; null = not known. */
export interface VertexFlow {
  /** How far the smallest input watermark is behind, ms. */
  watermarkLag: number | null;
  /** Records per second (of a source out, of others in) of the subtask that has most, against the mean of all. */
  skewFactor: number | null;
  /** The longest of the last checkpoint, ms. */
  alignmentMs: number | null;
  startDelayMs: number | null;
}

const watermark = 'currentInputWatermark';
const [recordsIn, recordsOut] = ['numRecordsInPerSecond', 'numRecordsOutPerSecond'];
const [alignment, startDelay] = ['checkpointAlignmentTime', 'checkpointStartDelayNanos'];

/**
 * What to ask of `/vertices/:vid/subtasks/metrics`. A name that no subtask has empties the whole answer, so there are
 * shorter lists for when it was empty.
 */
export function flowNames(isSource: boolean, emptyAnswers: number): readonly string[] {
  const lists = isSource
    ? [[recordsOut, startDelay], [recordsOut]]
    : [[watermark, recordsIn, alignment, startDelay], [watermark, recordsIn], [recordsIn]];
  return lists[Math.min(emptyAnswers, lists.length - 1)] ?? [];
}

const ofNanos = (value: number | null) => (value === null || value < 0 ? null : value / 1e6);

/** @param now when Flink fetched the metrics, epoch ms of the JobManager's clock */
export function flowOf(aggregates: ReadonlyMap<string, Aggregate>, now: number): VertexFlow {
  const records = aggregates.get(recordsIn) ?? aggregates.get(recordsOut);
  const [most, mean] = [records?.max ?? null, records?.avg ?? null];
  const least = aggregates.get(watermark)?.min ?? null;
  return {
    watermarkLag: least === null ? null : now - least,
    skewFactor: most === null || mean === null || mean <= 0 ? null : most / mean,
    alignmentMs: ofNanos(aggregates.get(alignment)?.max ?? null),
    startDelayMs: ofNanos(aggregates.get(startDelay)?.max ?? null),
  };
}
