import { Fields } from './decode';
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
