import { contract, flag, key, number, type RowOf, text, time } from './contract';
import { ms, rate, share } from './units';

/** One row a bottleneck of a job, the one that holds back most first; no row while nothing holds the job back. */
export const verdicts = contract('verdict', {
  vertex: key('vertex id', { displayName: 'Vertex ID' }),
  title: text('bottleneck', { displayName: 'Bottleneck' }),
  /** A word of `src/diagnosis`, such as `skew`. */
  cause: key('cause', { displayName: 'Cause' }),
  /** When it was first seen to be a bottleneck. */
  since: time('since', { displayName: 'Since' }),
  /** It was one when the job was first looked at: it may have begun before `since`. */
  isOlder: flag('or longer', { displayName: 'Or longer' }),
  /** Backpressured because of it. */
  heldBack: number('held back', { displayName: 'Vertices held back', decimals: 0 }),
  /** The guilty ones, the hottest first; empty = all of them, or not known. */
  subtasks: text('guilty subtasks', { displayName: 'Subtasks' }),
  taskManager: text('guilty task manager', { displayName: 'TaskManager' }),
  busy: number('busiest', share('Busy there')),
  busyOthers: number('busy others', share('Busy, other subtasks')),
  records: number('guilty records', rate('Records of these subtasks')),
  recordsAll: number('all records', rate('Records of all subtasks')),
  skewFactor: number('skew', { displayName: 'Skew', unit: 'suffix: ×', decimals: 1 }),
  cpu: number('cpu there', share('CPU there')),
  cpuAll: number('cpu of all', share('CPU of all TaskManagers')),
  gc: number('gc there', share('Garbage collection there')),
  gcAll: number('gc of all', share('Garbage collection of all TaskManagers')),
  alignment: number('alignment', ms('Checkpoint alignment')),
  parallelism: number('parallelism', { displayName: 'Parallelism', decimals: 0 }),
  parallelismBefore: number('parallelism before', { displayName: 'Parallelism before it', decimals: 0 }),
});

export type Verdict = RowOf<typeof verdicts>;
