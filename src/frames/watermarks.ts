import { createDataFrame, type DataFrame, FieldType, type QueryResultMeta } from '@grafana/data';
import { contract, key, number, type RowOf, text, time } from './contract';
import { age, count, ms } from './units';

const lag = ms('Lag', 'The JobManager’s clock when Flink fetched the watermark, minus the watermark');
const still = age('Unchanged for', 'How long it has been seen not to change; 0 = it changed, or was seen once only');

/*
 * Watermarks are of the input: sources have none. `state` is `known`, `still` (has not advanced for a minute: nothing comes
 * in, or an input is idle; Flink does not tell), `none yet` or `ended`. Times are epoch ms of the JobManager's clock.
 */

/** One row a vertex that reads from another one, the one that lags most first. */
export const watermarks = contract('watermarks', {
  name: key('name', { displayName: 'Vertex' }),
  lag: number('lag', lag),
  state: text('state', { displayName: 'State' }),
  watermark: time('watermark', { displayName: 'Watermark', description: 'The smallest of its subtasks' }),
  /** Empty where all have the same. */
  holdsBack: text('holds back', { displayName: 'Held back by subtask' }),
  spread: number('spread', ms('Spread', 'Between the smallest and the largest of its subtasks')),
  still: number('unchanged', still),
  reporting: number('reporting', count('Subtasks that report')),
  parallelism: number('parallelism', count('Parallelism')),
  measured: time('measured', { displayName: 'Measured' }),
  id: key('id', { displayName: 'Vertex ID' }),
});

/** One row a subtask, those that lag most first. */
export const subtaskWatermarks = contract('watermarks of subtasks', {
  name: key('name', { displayName: 'Vertex' }),
  index: key('subtask', { displayName: 'Subtask' }),
  lag: number('lag', lag),
  state: text('state', { displayName: 'State' }),
  watermark: time('watermark', { displayName: 'Watermark' }),
  /** `yes` for the one that its vertex waits for, else empty. */
  holdsBack: text('holds back', { displayName: 'Holds the vertex back' }),
  still: number('unchanged', still),
  measured: time('measured', { displayName: 'Measured' }),
  id: key('id', { displayName: 'Vertex ID' }),
});

export type WatermarkRow = RowOf<typeof watermarks>;
export type SubtaskWatermarkRow = RowOf<typeof subtaskWatermarks>;

/** What was seen of one vertex: epoch ms of the viewer's clock, null = not known or no watermark. */
export interface LagPoints {
  id: string;
  name: string;
  times: number[];
  values: Array<number | null>;
  since: number | null;
}

const lagColumns = [
  { name: 'time', type: FieldType.time, config: { displayName: 'Time' }, isKey: true },
  { name: 'lag', type: FieldType.number, config: lag, isKey: true },
];

/** One frame a vertex: how far its watermark lagged since the dashboard was opened. `meta.custom.since` says since when. */
export const watermarkLag = {
  name: 'watermark lag',
  columns: lagColumns,
  frame: ({ id, name, times, values, since }: LagPoints, meta?: QueryResultMeta): DataFrame =>
    createDataFrame({
      name: watermarkLag.name,
      meta: { ...meta, custom: { since } },
      fields: [
        { name: 'time', type: FieldType.time, config: { displayName: 'Time' }, values: times },
        {
          name: 'lag',
          type: FieldType.number,
          labels: { vertex: name, id },
          config: { ...lag, displayName: name },
          values,
        },
      ],
    }),
};
