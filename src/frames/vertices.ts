import { contract, key, number, type RowOf, text, time } from './contract';
import { age, byteCount, byteRate, count, ms, rate, share } from './units';

const gauges = 'Largest over the subtasks, mean of the last 60 s';
const means = 'Mean over the subtasks and over “Mean over”';

/**
 * One row a vertex, in topological order. `state` is Flink's own word. Totals count since the tasks were started, which a
 * restart repeats. Times are epoch ms of the JobManager's clock, except `measured`, which is of the viewer's.
 */
export const vertices = contract('vertices', {
  name: key('name', { displayName: 'Vertex' }),
  state: text('state', { displayName: 'State' }),
  busyMax: number('busy max', share('Busy, max', gauges)),
  busy: number('busy', share('Busy, mean', means)),
  backpressuredMax: number('backpressured max', share('Backpressured, max', gauges)),
  backpressured: number('backpressured', share('Backpressured, mean', means)),
  idleMax: number('idle max', share('Idle, max', gauges)),
  idle: number('idle', share('Idle, mean', means)),
  recordsIn: number('records in', rate('Records in')),
  recordsOut: number('records out', rate('Records out')),
  bytesIn: number('bytes in', byteRate('Bytes in')),
  bytesOut: number('bytes out', byteRate('Bytes out')),
  tasksRunning: number('tasks running', count('Tasks running')),
  tasks: number('tasks', count('Tasks')),
  parallelism: number('parallelism', count('Parallelism')),
  recordsInTotal: number('records in total', count('Records in, total')),
  recordsOutTotal: number('records out total', count('Records out, total')),
  bytesInTotal: number('bytes in total', byteCount('Bytes in, total')),
  bytesOutTotal: number('bytes out total', byteCount('Bytes out, total')),
  started: time('started', { displayName: 'Started', description: 'Of the current attempts: a restart changes it' }),
  duration: number('duration', age('Duration', 'Since the current attempts were deployed')),
  span: number('span', ms('Mean over', 'The time that means and rates cover')),
  /** `interval`: between two answers of Flink; `sinceStart`: since the tasks were started. */
  basis: text('basis', { displayName: 'Mean since' }),
  /** When the maxima were measured. */
  measured: time('measured', { displayName: 'Maxima measured' }),
  /** The whole operator chain. */
  operators: text('operators', { displayName: 'Operators' }),
  id: key('id', { displayName: 'Vertex ID' }),
});

export type VertexRow = RowOf<typeof vertices>;
