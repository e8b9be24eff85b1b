import { type DataFrame, DataFrameType, FieldType, type Labels, type QueryResultMeta } from '@grafana/data';
import { type Statistic } from '../flink/latency/markerName';
import { contract, number, time } from './contract';

/** One frame a pair of source and operator (and subtask, if asked for) and statistic, told apart by labels. */
export const latencySeries = contract('latency', {
  time: time('time', { displayName: 'Time' }),
  value: number('value', {
    unit: 'ms',
    decimals: 1,
    description: 'Maximum over the subtasks, also of means and quantiles: an average of quantiles is none',
  }),
});

export interface LatencySeries {
  /** Name, or the id where the name is not known. */
  operator: string;
  operatorId: string;
  /** Null when all sources are counted together. */
  source: string | null;
  sourceId: string | null;
  vertex: string | null;
  vertexId: string | null;
  statistic: Statistic;
  /** Null = the maximum over all subtasks. */
  subtask: number | null;
  points: Array<{ time: number | null; value: number | null }>;
  /**
   * Of each point, ms since any value of its histograms has changed: markers have stopped when it grows. Absent where
   * nobody asked for it.
   */
  unchanged?: Array<number | null>;
}

/** Not drawn by other panels. */
const hidden = { hideFrom: { viz: true, legend: true, tooltip: true } };

/** The column beside the value that our own panel reads. */
const unchangedColumn = {
  name: 'unchanged',
  type: FieldType.number,
  config: { displayName: 'Unchanged', unit: 'dtdurationms', custom: hidden },
};

const labelNames = {
  source: 'source',
  operator: 'operator',
  statistic: 'statistic',
  subtask: 'subtask',
  vertex: 'vertex',
  sourceId: 'source_id',
  operatorId: 'operator_id',
  vertexId: 'vertex_id',
} as const;

function labelsOf(series: LatencySeries): Labels {
  const entries = Object.entries<string>(labelNames).map(([property, label]) => {
    const value: unknown = Reflect.get(series, property);
    return [label, value === null ? '' : String(value)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function titleOf({ source, operator, statistic, subtask }: LatencySeries): string {
  const from = source === null ? '' : `${source} → `;
  return `${from}${operator}${subtask === null ? '' : ` [${subtask}]`} ${statistic}`;
}

/** In the given order, which should be topological. */
export const latencySeriesFrames = (series: readonly LatencySeries[], meta: QueryResultMeta = {}): DataFrame[] =>
  series.map((one) => {
    const frame = latencySeries.frame(one.points, {
      type: DataFrameType.TimeSeriesMulti,
      preferredVisualisationType: 'graph',
      ...meta,
    });
    const [times, values] = frame.fields;
    return times === undefined || values === undefined
      ? frame
      : {
          ...frame,
          fields: [
            times,
            {
              ...values,
              labels: labelsOf(one),
              config: {
                ...values.config,
                displayNameFromDS: titleOf(one),
                ...(one.subtask === null ? {} : { description: undefined }),
              },
            },
            ...(one.unchanged === undefined ? [] : [{ ...unchangedColumn, values: one.unchanged }]),
          ],
        };
  });

/** As Flink's Prometheus reporter tells of them. */
export const pastLatency = contract('past latency', {
  time: time('Time'),
  value: number('Value', {
    unit: 'ms',
    description:
      'Labels source_id, operator_id, operator_subtask_index, quantile; a label `statistic` is `count` for counts',
  }),
});
