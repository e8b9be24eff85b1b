import { contract, key, number, type RowOf, text, time } from './contract';

/** One row a metric of one place, as it is now. */
export const metrics = contract('metrics', {
  metric: key('metric', { displayName: 'Metric' }),
  value: number('value', { displayName: 'Value', description: 'As Flink gives it, or its growth per second' }),
  text: text('text', { displayName: 'Text', description: 'What Flink wrote where that is no number' }),
  vertex: text('vertex', { displayName: 'Vertex' }),
  subtask: number('subtask', { displayName: 'Subtask' }),
  taskManager: text('taskmanager', { displayName: 'TaskManager' }),
  operator: text('operator', { displayName: 'Operator' }),
  min: number('min', { displayName: 'Min' }),
  max: number('max', { displayName: 'Max' }),
  avg: number('avg', { displayName: 'Mean' }),
  sum: number('sum', { displayName: 'Sum' }),
  skew: number('skew', {
    displayName: 'Skew',
    unit: 'percent',
    description: 'Mean distance from the mean, in relation to it; from Flink 1.20 on',
  }),
  unit: text('unit', { displayName: 'Unit', description: 'Grafana’s name of the unit' }),
  asked: time('asked', { displayName: 'Asked' }),
  job: text('job', { displayName: 'Job' }),
});

export type MetricRow = RowOf<typeof metrics>;

/** One frame a series. The value field has labels (job, vertex, subtask, taskmanager, operator, metric, aggregation). */
export const metricSeries = contract('metric series', {
  time: time('time', { description: 'When it was asked for, by the viewer’s clock' }),
  value: number('value'),
});
