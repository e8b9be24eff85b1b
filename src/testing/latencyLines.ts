import { type LatencyRow } from '../frames/latency';
import { type ReadSeries } from '../frames/latencyReading';

/** A line of p99 from source `src` to the operator, one value every ten seconds from `from` on. */
export const latencyLine = (
  operatorId: string,
  values: ReadonlyArray<number | null>,
  over: Partial<ReadSeries> & { from?: number } = {}
): ReadSeries => {
  const { from = 0, ...rest } = over;
  return {
    operator: operatorId.toUpperCase(),
    operatorId,
    source: 'Source: SRC',
    sourceId: 'src',
    subtask: null,
    statistic: 'p99',
    vertex: null,
    vertexId: null,
    title: operatorId,
    times: values.map((_, index) => from + index * 10_000),
    values,
    unchanged: null,
    ...rest,
  };
};

/** A row of the table of now with a p99. */
export const latencyRow = (operatorId: string, p99: number | null, over: Partial<LatencyRow> = {}): LatencyRow => ({
  operator: operatorId.toUpperCase(),
  source: 'Source: SRC',
  subtask: 0,
  min: null,
  mean: null,
  p50: null,
  p75: null,
  p90: null,
  p95: null,
  p98: null,
  p99,
  p999: null,
  max: null,
  measured: 0,
  vertex: null,
  order: null,
  upstream: null,
  namedBy: 'head',
  granularity: 'operator',
  sourceIndex: null,
  operatorId,
  sourceId: 'src',
  vertexId: null,
  ...over,
});
