import { count, ms, sizes } from './checkpointCells';
import { contract, flag, key, keyNumber, number, type RowOf, text, time } from './contract';

/*
 * One checkpoint, opened. The time line of a subtask is start delay, alignment, sync, async, and then its acknowledgement.
 * Times are epoch ms of the JobManager's clock. An empty cell means "not known".
 */

/** One row a vertex: those with missing acknowledgements first, then the slowest. */
export const checkpointVertices = contract('checkpoint vertices', {
  /** Readable. */
  vertex: text('vertex', { displayName: 'Vertex' }),
  acknowledged: number('acknowledged', count('Acknowledged')),
  subtasks: number('subtasks', count('Subtasks')),
  status: text('status', { displayName: 'Status' }),
  duration: number('duration', ms('Duration', 'From the trigger to the last acknowledgement')),
  startDelay: number('start delay', ms('Start delay, longest', 'The wait for the barrier')),
  alignment: number('alignment', ms('Alignment, longest')),
  sync: number('sync', ms('Sync, longest')),
  async: number('async', ms('Async, longest')),
  slowestSubtask: number('slowest subtask', count('Slowest subtask')),
  slowestStartDelay: number('slowest start delay', ms('Start delay of the slowest')),
  slowestAlignment: number('slowest alignment', ms('Alignment of the slowest')),
  slowestSync: number('slowest sync', ms('Sync of the slowest')),
  slowestAsync: number('slowest async', ms('Async of the slowest')),
  durationMedian: number('duration median', ms('Duration, median subtask')),
  ...sizes,
  latestAck: time('latest ack', { displayName: 'Latest acknowledgement' }),
  vertexId: key('vertex id', { displayName: 'Vertex ID' }),
  /** Place in the job graph, from 0, in the direction of the records. */
  order: number('order', count('Place in the graph')),
});

/** One row a subtask: those that have not acknowledged first, then the slowest. */
export const checkpointSubtasks = contract('checkpoint subtasks', {
  /** Readable. */
  vertex: text('vertex', { displayName: 'Vertex' }),
  subtask: keyNumber('subtask', count('Subtask')),
  /** `completed` or `pending_or_failed`. */
  status: text('status', { displayName: 'Status' }),
  taskManager: text('task manager', {
    displayName: 'TaskManager',
    description: 'Where it ran at the trigger; empty when it was restarted since',
  }),
  duration: number('duration', ms('Duration', 'From the checkpoint’s trigger to the acknowledgement')),
  startDelay: number('start delay', ms('Start delay', 'The wait for the barrier')),
  alignment: number('alignment', ms('Alignment')),
  sync: number('sync', ms('Sync')),
  async: number('async', ms('Async')),
  ...sizes,
  acknowledged: time('acknowledged', { displayName: 'Acknowledged' }),
  unaligned: flag('unaligned', { displayName: 'Unaligned' }),
  aborted: flag('aborted', { displayName: 'Aborted' }),
  endpoint: text('endpoint', { displayName: 'Host' }),
  vertexId: key('vertex id', { displayName: 'Vertex ID' }),
});

export type CheckpointVertexRow = RowOf<typeof checkpointVertices>;
export type CheckpointSubtaskRow = RowOf<typeof checkpointSubtasks>;
