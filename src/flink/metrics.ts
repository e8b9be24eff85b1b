import { Fields, number } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** A metric over the subtasks of a vertex; null where Flink has no number ("NaN"). */
export interface Aggregate {
  min: number | null;
  max: number | null;
  avg: number | null;
  sum: number | null;
  /** Per cent, see Flink's JobVertexMetrics; null before Flink 1.20 or when not asked for. */
  skew: number | null;
}

/**
 * `/vertices/:vid/subtasks/metrics`. Metrics without a value are absent; right after a quiet time the answer is empty.
 * One asked metric that no subtask has empties the whole answer: never mix optional names.
 */
export function decodeAggregates(answer: unknown): Map<string, Aggregate> {
  return new Map(
    Fields.all(answer, '/jobs/:id/vertices/:vid/subtasks/metrics').map((metric) => [
      metric.text('id'),
      {
        min: metric.numberOrNull('min'),
        max: metric.numberOrNull('max'),
        avg: metric.numberOrNull('avg'),
        sum: metric.numberOrNull('sum'),
        skew: metric.numberOrNull('skew'),
      },
    ])
  );
}

/** `?get=` of a `metrics` endpoint: values by name, numbers only. Names without a value are absent. */
export function decodeMetrics(answer: unknown, endpoint: string): Map<string, number> {
  return new Map(
    Fields.all(answer, endpoint).flatMap((metric) => {
      const value = metric.numberOrNull('value');
      return value === null ? [] : [[metric.text('id'), value] as const];
    })
  );
}

/** A metric of one process, job or subtask. Flink writes every value as a text. */
export interface MetricValue {
  /** Null where there is no number: NaN, a text, or a watermark that is not there. A boolean is 1 or 0. */
  number: number | null;
  /** What Flink wrote where that is no plain number. */
  text: string | null;
}

/** Long.MIN_VALUE (no watermark yet), Long.MAX_VALUE (the input has ended, or no limit), rounded or not. */
const isLongLimit = (value: number) => Math.abs(value) >= 9.223372036854775e18;

/** "Not yet" and "no limit" are -1 here. */
const unsetIsMinusOne = /(^|\.)(lastCheckpoint\w+|lastCompletedCheckpointId)$|\.Max$/;

/** A number of a metric, without those that stand for "none". */
export function metricNumber(name: string, value: number | null): number | null {
  const isNone = value === null || isLongLimit(value) || (value === -1 && unsetIsMinusOne.test(name));
  return isNone ? null : value;
}

export function metricValue(name: string, value: unknown): MetricValue {
  const written = typeof value === 'number' ? String(value) : value;
  if (written === 'true' || written === 'false') {
    return { number: Number(written === 'true'), text: written };
  }
  const known = metricNumber(name, number(value));
  return { number: known, text: known === null && typeof written === 'string' ? written : null };
}

/** `?get=` of a `metrics` endpoint: values by name, whatever they are. Names without a value are absent. */
export const decodeMetricValues = (answer: unknown, endpoint: string): Map<string, MetricValue> =>
  new Map(
    Fields.all(answer, endpoint).map((metric) => {
      const id = metric.text('id');
      return [id, metricValue(id, metric.raw('value'))];
    })
  );

/** A `metrics` endpoint without `get`: the names that have a value now, sorted. */
export const decodeMetricNames = (answer: unknown, endpoint: string): string[] =>
  [...new Set(Fields.all(answer, endpoint).map((metric) => metric.text('id')))].sort();

export async function getSubtaskAggregates(
  transport: Transport,
  jobId: string,
  vertexId: string,
  names: readonly string[],
  signal?: AbortSignal
): Promise<Map<string, Aggregate>> {
  const path = `/jobs/${idSegment('job', jobId)}/vertices/${idSegment('vertex', vertexId)}/subtasks/metrics`;
  return decodeAggregates(await transport.get(path, { get: names.join(','), agg: 'min,max,avg' }, signal));
}

export async function getJobMetrics(
  transport: Transport,
  jobId: string,
  names: readonly string[],
  signal?: AbortSignal
): Promise<Map<string, number>> {
  const path = `/jobs/${idSegment('job', jobId)}/metrics`;
  return decodeMetrics(await transport.get(path, { get: names.join(',') }, signal), '/jobs/:id/metrics');
}
