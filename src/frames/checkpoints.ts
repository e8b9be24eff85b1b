import { type DataFrame, type QueryResultMeta } from '@grafana/data';
import { bytes, count, ms, sizes } from './checkpointCells';
import { contract, flag, key, keyNumber, number, type RowOf, text, time } from './contract';

/*
 * Times are epoch ms of the JobManager's clock; `now` of the latest ones tells how far it is from the viewer's. Words are
 * Flink's own. An empty cell means "not known".
 */

/** One row a checkpoint or savepoint, newest first. */
export const checkpoints = contract('checkpoints', {
  id: keyNumber('id', count('ID')),
  /** IN_PROGRESS, COMPLETED or FAILED; null for one that was seen in progress, and whose end was not seen. */
  status: text('status', { displayName: 'Status' }),
  /** CHECKPOINT, UNALIGNED_CHECKPOINT, SAVEPOINT or SYNC_SAVEPOINT. */
  kind: text('kind', { displayName: 'Kind' }),
  triggered: time('triggered', { displayName: 'Triggered' }),
  duration: number('duration', ms('Duration', 'Until the last acknowledgement, or until it failed')),
  acknowledged: number('acknowledged', count('Acknowledged')),
  subtasks: number('subtasks', count('Subtasks')),
  /** First line. */
  failure: text('failure', { displayName: 'Failure' }),
  ...sizes,
  /** Null unless it completed. */
  completed: time('completed', { displayName: 'Completed' }),
  latestAck: time('latest ack', { displayName: 'Latest acknowledgement' }),
  failed: time('failed', { displayName: 'Failed' }),
  restored: time('restored', { displayName: 'Restored from it', description: 'When the job last started from it' }),
  startDelay: number('start delay', ms('Start delay', 'Of the slowest subtask: the wait for the barrier')),
  alignment: number('alignment', ms('Alignment', 'Of the slowest subtask')),
  sync: number('sync', ms('Sync', 'Of the slowest subtask')),
  async: number('async', ms('Async', 'Of the slowest subtask')),
  slowestVertex: text('slowest vertex', { displayName: 'Slowest vertex' }),
  slowestSubtask: number('slowest subtask', count('Slowest subtask')),
  slowestVertexId: text('slowest vertex id', { displayName: 'Slowest vertex ID' }),
  path: text('path', { displayName: 'Path' }),
  discarded: flag('discarded', { displayName: 'Discarded', description: 'Its files are deleted' }),
  savepointFormat: text('savepoint format', { displayName: 'Savepoint format' }),
  /** Whole text, with stack trace. */
  failureText: text('failure text', { displayName: 'Failure, whole text' }),
  /** False: it is remembered, or known as the latest of its kind; Flink may have forgotten its details. */
  listed: flag('listed', { displayName: 'Flink lists it', description: 'Details of others may be gone' }),
});

/** One row: what holds for the job as a whole. */
export const latestCheckpoints = contract('latest checkpoints', {
  jobId: key('job id', { displayName: 'Job ID' }),
  jobState: text('job state', { displayName: 'Job state' }),
  age: number('age', {
    displayName: 'Age of the last completed',
    unit: 'dtdurationms',
    decimals: 0,
    description: 'By the JobManager’s clock; empty for a job that has ended',
  }),
  interval: number('interval', ms('Interval', 'Empty: no periodic checkpoints')),
  timeout: number('timeout', ms('Time-out')),
  minPause: number('min pause', ms('Minimum pause')),
  maxConcurrent: number('max concurrent', count('Most at the same time')),
  mode: text('mode', { displayName: 'Mode' }),
  unaligned: flag('unaligned', { displayName: 'Unaligned' }),
  alignedTimeout: number('aligned timeout', ms('Aligned time-out', 'After it a checkpoint goes on unaligned')),
  completedId: number('completed id', count('Last completed')),
  completedAt: time('completed at', { displayName: 'Completed' }),
  completedDuration: number('completed duration', ms('Duration of the last completed')),
  completedBytes: number('completed size', bytes('Written by the last completed')),
  completedState: number('completed state', bytes('State of the last completed')),
  completedPath: text('completed path', { displayName: 'Path' }),
  failedId: number('failed id', count('Last failed')),
  failedAt: time('failed at', { displayName: 'Failed' }),
  /** First line. */
  failure: text('failure', { displayName: 'Failure' }),
  savepointId: number('savepoint id', count('Last savepoint')),
  savepointAt: time('savepoint at', { displayName: 'Savepoint completed' }),
  savepointPath: text('savepoint path', { displayName: 'Savepoint path' }),
  restoredId: number('restored id', count('Last restored')),
  restoredAt: time('restored at', { displayName: 'Restored' }),
  restoredPath: text('restored path', { displayName: 'Restored from' }),
  restoredSavepoint: flag('restored savepoint', { displayName: 'Restored from a savepoint' }),
  restoredCount: number('restored count', count('Times restored')),
  totalCount: number('total count', count('Triggered')),
  inProgressCount: number('in progress count', count('In progress')),
  completedCount: number('completed count', count('Completed, count')),
  failedCount: number('failed count', {
    ...count('Failed, count'),
    description: 'Also counts triggers that were refused before they had an ID',
  }),
  now: time('now', { displayName: 'JobManager’s clock' }),
  /** Of the viewer's clock, at the same moment as `now`. */
  answered: time('answered', { displayName: 'Answered' }),
});

/** One row: Flink's counters. `failed` also counts triggers that were refused before they had an id. */
export const checkpointCounts = contract('checkpoint counts', {
  completed: number('completed', count('Completed')),
  failed: number('failed', {
    ...count('Failed'),
    description: 'Also counts triggers that were refused before they had an ID',
  }),
  inProgress: number('in progress', count('In progress')),
  total: number('total', count('Triggered')),
  restored: number('restored', count('Restored')),
});

/** One row a statistic (min, avg, p50, ...) over the completed checkpoints, as Flink's own page has them. */
export const checkpointSummary = contract('checkpoint summary', {
  statistic: key('statistic', { displayName: 'Statistic' }),
  duration: number('duration', ms('Duration', 'From the trigger to the last acknowledgement')),
  ...sizes,
});

/** One row a setting. `name` and `value` are worded for people. */
export const checkpointConfig = contract('checkpoint configuration', {
  name: text('name', { displayName: 'Setting' }),
  value: text('value', { displayName: 'Value' }),
  /** As Flink names it. */
  id: key('setting', { displayName: 'Field in Flink’s answer' }),
  /** Ms, or a count; null for texts, switches and what is off. */
  number: number('number', { displayName: 'Number', description: 'Milliseconds, or a count' }),
});

export type CheckpointRow = RowOf<typeof checkpoints>;
export type LatestCheckpointsRow = RowOf<typeof latestCheckpoints>;
export type CheckpointCountsRow = RowOf<typeof checkpointCounts>;
export type CheckpointSummaryRow = RowOf<typeof checkpointSummary>;
export type CheckpointConfigRow = RowOf<typeof checkpointConfig>;

const off = 'checkpointing off';

/** For an empty frame of a job that takes no checkpoints: a reader can tell it from a job that has taken none yet. */
export const checkpointingOffMeta: QueryResultMeta = {
  preferredVisualisationType: 'table',
  custom: { flinkscope: off },
};

export const isCheckpointingOff = ({ meta }: DataFrame): boolean => meta?.custom?.flinkscope === off;
