import { type DataFrame, type FieldConfig, type QueryResultMeta } from '@grafana/data';
import { type Statistic, statistics } from '../flink/latency/markerName';
import { contract, key, number, type RowOf, text, time } from './contract';

/** Flink keeps the last 128 markers of each pair and never forgets them by time. */
const ofMarkers = (displayName: string): FieldConfig => ({
  displayName,
  unit: 'ms',
  decimals: 1,
  description: 'Of the last 128 latency markers; stays as it is when markers stop',
});

/**
 * One row a histogram of Flink: the markers of one source that one subtask of an operator received. Operators in topological
 * order, along the chain within a vertex. Ids are those of operators; where a name could not be found, the id stands in its
 * place. A statistic that nobody asked for has no column.
 */
export const latency = contract('latency', {
  /** Name, or the id where the name is not known. */
  operator: key('operator', { displayName: 'Operator' }),
  /** Null when all sources are counted together. */
  source: text('source', { displayName: 'Source' }),
  /** Null when a row stands for all subtasks. */
  subtask: number('subtask', { displayName: 'Subtask', decimals: 0 }),
  min: number('min', ofMarkers('Minimum')),
  mean: number('mean', ofMarkers('Mean')),
  p50: number('p50', ofMarkers('p50')),
  p75: number('p75', ofMarkers('p75')),
  p90: number('p90', ofMarkers('p90')),
  p95: number('p95', ofMarkers('p95')),
  p98: number('p98', ofMarkers('p98')),
  p99: number('p99', ofMarkers('p99')),
  p999: number('p999', ofMarkers('p99.9')),
  max: number('max', ofMarkers('Maximum')),
  /** When these values were read. */
  measured: time('measured', { displayName: 'Read' }),
  /** The whole chain; null when nothing tells the vertex. */
  vertex: text('vertex', { displayName: 'Vertex' }),
  order: number('order', { displayName: 'Order', decimals: 0, description: 'Topological order of the operators' }),
  /** Null when it is not known, empty for what reads from nobody. */
  upstream: text('upstream', {
    displayName: 'Upstream',
    description: 'IDs of the operators that records come from directly, separated by spaces',
  }),
  namedBy: text('named by', {
    displayName: 'Named by',
    description: 'How the operator’s name was found: head, uid, hash or rest; empty: not found, the ID stands for it',
  }),
  granularity: text('granularity', {
    displayName: 'Granularity',
    description: 'metrics.latency.granularity of the job: single, operator or subtask',
  }),
  /** The source's subtask; only with granularity `subtask`. */
  sourceIndex: number('source subtask', { displayName: 'Source subtask', decimals: 0 }),
  operatorId: key('operator id', { displayName: 'Operator ID' }),
  sourceId: text('source id', { displayName: 'Source ID' }),
  vertexId: text('vertex id', { displayName: 'Vertex ID' }),
});

export type LatencyRow = RowOf<typeof latency>;

/** @param shown statistics that were asked for; the columns of the others are left out */
export function latencyFrame(
  rows: readonly LatencyRow[],
  shown: readonly Statistic[],
  meta: QueryResultMeta
): DataFrame {
  const hidden = new Set<string>(statistics.filter((statistic) => !shown.includes(statistic)));
  const frame = latency.frame(rows, { preferredVisualisationType: 'table', ...meta });
  return { ...frame, fields: frame.fields.filter(({ name }) => !hidden.has(name)) };
}
