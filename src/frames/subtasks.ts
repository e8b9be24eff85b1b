import { contract, key, number, type RowOf, text, time } from './contract';
import { age, byteCount, byteRate, count, ms, rate, share } from './units';

/**
 * One row a subtask, the hottest first: by busy, backpressured, records. `state` is Flink's own word. Totals and `duration`
 * count since the current attempt started; times are epoch ms of the JobManager's clock.
 */
export const subtasks = contract('subtasks', {
  /** The index; a text, so that it names a row and a variable can take it. */
  index: key('subtask', { displayName: 'Subtask' }),
  state: text('state', { displayName: 'State' }),
  busy: number('busy', share('Busy')),
  backpressured: number('backpressured', share('Backpressured')),
  idle: number('idle', share('Idle')),
  recordsIn: number('records in', rate('Records in')),
  recordsOut: number('records out', rate('Records out')),
  skew: number('skew', {
    displayName: 'Skew',
    description: 'Records in, of a source out, against the mean of all subtasks: 0 is the mean, 1 is twice as many',
    unit: 'percentunit',
    decimals: 0,
  }),
  bytesIn: number('bytes in', byteRate('Bytes in')),
  bytesOut: number('bytes out', byteRate('Bytes out')),
  attempt: number('attempt', { ...count('Attempt'), description: '0 = the first; every restart adds 1' }),
  taskManager: text('task manager', { displayName: 'TaskManager' }),
  endpoint: text('endpoint', { displayName: 'Endpoint' }),
  recordsInTotal: number('records in total', count('Records in, total')),
  recordsOutTotal: number('records out total', count('Records out, total')),
  bytesInTotal: number('bytes in total', byteCount('Bytes in, total')),
  bytesOutTotal: number('bytes out total', byteCount('Bytes out, total')),
  started: time('started', { displayName: 'Started' }),
  duration: number('duration', age('Duration')),
  span: number('span', ms('Mean over', 'The time that shares and rates cover')),
  /** `interval`: between two answers of Flink; `sinceStart`: since the attempt started. */
  basis: text('basis', { displayName: 'Mean since' }),
  vertex: text('vertex', { displayName: 'Vertex' }),
});

export type SubtaskRow = RowOf<typeof subtasks>;

/** One row a subtask: ms that its current attempt spent in each state, those that took longest to start first. */
export const subtaskTimes = contract('subtask times', {
  index: key('subtask', { displayName: 'Subtask' }),
  state: text('state', { displayName: 'State' }),
  startup: number('startup', ms('Time to start', 'From scheduled to running')),
  created: number('created', ms('Created')),
  scheduled: number('scheduled', ms('Scheduled')),
  deploying: number('deploying', ms('Deploying')),
  initializing: number('initializing', ms('Initializing')),
  running: number('running', age('Running')),
  attempt: number('attempt', count('Attempt')),
  taskManager: text('task manager', { displayName: 'TaskManager' }),
  endpoint: text('endpoint', { displayName: 'Endpoint' }),
  started: time('started', { displayName: 'Started' }),
  ended: time('ended', { displayName: 'Ended' }),
  vertex: text('vertex', { displayName: 'Vertex' }),
});

export type SubtaskTimesRow = RowOf<typeof subtaskTimes>;
