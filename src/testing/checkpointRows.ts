import { checkpointRow, type ShownCheckpoint } from '../frames/checkpointsOf';
import { type CheckpointRow, type LatestCheckpointsRow } from '../frames/checkpoints';
import { type CheckpointSubtaskRow, type CheckpointVertexRow } from '../frames/checkpointSubtasks';
import { checkpoint } from './checkpoints';

/** A row of the history, triggered at id × 10 s, completed after 1 s, with the given cells changed. */
export const historyRow = (id: number, cells: Partial<CheckpointRow> = {}): CheckpointRow => {
  const shown: ShownCheckpoint = { checkpoint: checkpoint(id), isListed: true, restoredAt: null, slowest: null };
  return { ...checkpointRow(shown, () => null), ...cells };
};

export const failedRow = (id: number, failure: string, cells: Partial<CheckpointRow> = {}): CheckpointRow =>
  historyRow(id, {
    status: 'FAILED',
    completed: null,
    failed: id * 10_000 + 1_000,
    failure,
    ...cells,
  });

/** A job that runs, takes a checkpoint every 10 s, and has completed none. */
export const latestRow = (cells: Partial<LatestCheckpointsRow> = {}): LatestCheckpointsRow => ({
  jobId: 'a'.repeat(32),
  jobState: 'RUNNING',
  age: null,
  interval: 10_000,
  timeout: 60_000,
  minPause: 0,
  maxConcurrent: 1,
  mode: 'exactly_once',
  unaligned: false,
  alignedTimeout: 0,
  completedId: null,
  completedAt: null,
  completedDuration: null,
  completedBytes: null,
  completedState: null,
  completedPath: null,
  failedId: null,
  failedAt: null,
  failure: null,
  savepointId: null,
  savepointAt: null,
  savepointPath: null,
  restoredId: null,
  restoredAt: null,
  restoredPath: null,
  restoredSavepoint: null,
  restoredCount: 0,
  totalCount: 0,
  inProgressCount: 0,
  completedCount: 0,
  failedCount: 0,
  now: null,
  answered: null,
  ...cells,
});

/** A subtask of `vertexId`, acknowledged after 100 ms of async. */
export const subtaskRow = (
  vertexId: string,
  subtask: number,
  cells: Partial<CheckpointSubtaskRow> = {}
): CheckpointSubtaskRow => ({
  vertex: vertexId,
  subtask,
  status: 'completed',
  taskManager: `tm-${subtask}`,
  duration: 100,
  startDelay: 0,
  alignment: 0,
  sync: 0,
  async: 100,
  checkpointedBytes: 1_000,
  stateBytes: 1_000,
  processedBytes: 0,
  persistedBytes: 0,
  acknowledged: 1,
  unaligned: false,
  aborted: false,
  endpoint: null,
  vertexId,
  ...cells,
});

/** A vertex with what its subtasks say, as the data source sums them up. */
export const vertexRow = (
  subtasks: readonly CheckpointSubtaskRow[],
  cells: Partial<CheckpointVertexRow> = {}
): CheckpointVertexRow => {
  const done = subtasks.filter(({ acknowledged }) => acknowledged !== null);
  const slowest = [...done].sort((left, right) => (right.duration ?? 0) - (left.duration ?? 0))[0];
  const most = (of: 'startDelay' | 'alignment' | 'sync' | 'async') =>
    done.length === 0 ? null : Math.max(...done.map((each) => each[of] ?? 0));
  return {
    vertex: subtasks[0]?.vertex ?? null,
    acknowledged: done.length,
    subtasks: subtasks.length,
    status: 'COMPLETED',
    duration: slowest?.duration ?? null,
    startDelay: most('startDelay'),
    alignment: most('alignment'),
    sync: most('sync'),
    async: most('async'),
    slowestSubtask: slowest?.subtask ?? null,
    slowestStartDelay: slowest?.startDelay ?? null,
    slowestAlignment: slowest?.alignment ?? null,
    slowestSync: slowest?.sync ?? null,
    slowestAsync: slowest?.async ?? null,
    durationMedian: null,
    checkpointedBytes: 1_000,
    stateBytes: 1_000,
    processedBytes: 0,
    persistedBytes: 0,
    latestAck: null,
    vertexId: subtasks[0]?.vertexId ?? '',
    order: 0,
    ...cells,
  };
};
