import { type CheckpointConfig } from '../flink/checkpointConfig';
import { type Checkpoint, type CheckpointCounts, type Checkpoints, type CheckpointSummary } from '../flink/checkpoints';
import { firstLine } from '../flink/errors';
import { isTerminal } from '../flink/jobs';
import { type SlowestSubtask } from './checkpointParts';
import {
  type CheckpointCountsRow,
  type CheckpointRow,
  type CheckpointSummaryRow,
  type LatestCheckpointsRow,
} from './checkpoints';

/** A checkpoint with what is known beside Flink's list. */
export interface ShownCheckpoint {
  checkpoint: Checkpoint;
  isListed: boolean;
  restoredAt: number | null;
  slowest: SlowestSubtask | null;
}

/** What is known of the job; everything may be missing. */
export interface JobFacts {
  jobId: string;
  state: string | null;
  /** The JobManager's clock and the viewer's, at the same moment; epoch ms. */
  now: number | null;
  answered: number;
  config: CheckpointConfig | null;
}

const line = (failure: string | null) => (failure === null ? null : firstLine(failure));
const completedAt = ({ status, latestAck }: Checkpoint) => (status === 'COMPLETED' ? latestAck : null);

/** @param nameOf readable name of a vertex; null when it is not known */
export function checkpointRow(
  { checkpoint, isListed, restoredAt, slowest }: ShownCheckpoint,
  nameOf: (vertexId: string) => string | null
): CheckpointRow {
  const isLost = !isListed && checkpoint.status === 'IN_PROGRESS';
  return {
    id: checkpoint.id,
    status: isLost ? null : checkpoint.status,
    kind: checkpoint.kind,
    triggered: checkpoint.triggered,
    duration: isLost ? null : checkpoint.durationMs,
    acknowledged: checkpoint.acknowledged,
    subtasks: checkpoint.subtasks,
    failure: line(checkpoint.failure),
    checkpointedBytes: checkpoint.checkpointedBytes,
    stateBytes: checkpoint.stateBytes,
    processedBytes: checkpoint.processedBytes,
    persistedBytes: checkpoint.persistedBytes,
    completed: completedAt(checkpoint),
    latestAck: checkpoint.latestAck,
    failed: checkpoint.failed,
    restored: restoredAt,
    startDelay: slowest?.subtask.startDelayMs ?? null,
    alignment: slowest?.subtask.alignmentMs ?? null,
    sync: slowest?.subtask.syncMs ?? null,
    async: slowest?.subtask.asyncMs ?? null,
    slowestVertex: slowest === null ? null : nameOf(slowest.vertexId),
    slowestSubtask: slowest?.subtask.index ?? null,
    slowestVertexId: slowest?.vertexId ?? null,
    path: checkpoint.path,
    discarded: checkpoint.discarded,
    savepointFormat: checkpoint.savepointFormat,
    failureText: checkpoint.failure,
    listed: isListed,
  };
}

const ageOf = ({ state, now }: JobFacts, completed: number | null) =>
  completed === null || now === null || (state !== null && isTerminal(state)) ? null : Math.max(0, now - completed);

const countColumns = (counts: CheckpointCounts) => ({
  restoredCount: counts.restored,
  totalCount: counts.total,
  inProgressCount: counts.inProgress,
  completedCount: counts.completed,
  failedCount: counts.failed,
});

const configColumns = (config: CheckpointConfig | null) => ({
  interval: config?.intervalMs ?? null,
  timeout: config?.timeoutMs ?? null,
  minPause: config?.minPauseMs ?? null,
  maxConcurrent: config?.maxConcurrent ?? null,
  mode: config?.mode ?? null,
  unaligned: config?.isUnaligned ?? null,
  alignedTimeout: config?.alignedTimeoutMs ?? null,
});

function latestColumns({ completed, failed, savepoint, restored }: Checkpoints['latest']) {
  return {
    completedId: completed?.id ?? null,
    completedAt: completed?.latestAck ?? null,
    completedDuration: completed?.durationMs ?? null,
    completedBytes: completed?.checkpointedBytes ?? null,
    completedState: completed?.stateBytes ?? null,
    completedPath: completed?.path ?? null,
    failedId: failed?.id ?? null,
    failedAt: failed?.failed ?? null,
    failure: line(failed?.failure ?? null),
    savepointId: savepoint?.id ?? null,
    savepointAt: savepoint?.latestAck ?? null,
    savepointPath: savepoint?.path ?? null,
    restoredId: restored?.id ?? null,
    restoredAt: restored?.time ?? null,
    restoredPath: restored?.path ?? null,
    restoredSavepoint: restored?.isSavepoint ?? null,
  };
}

export const latestCheckpointsRow = ({ latest, counts }: Checkpoints, facts: JobFacts): LatestCheckpointsRow => ({
  jobId: facts.jobId,
  jobState: facts.state,
  age: ageOf(facts, latest.completed?.latestAck ?? null),
  ...configColumns(facts.config),
  ...latestColumns(latest),
  ...countColumns(counts),
  now: facts.now,
  answered: facts.answered,
});

export const checkpointCountsRow = (counts: CheckpointCounts): CheckpointCountsRow => ({ ...counts });

const statistics = ['min', 'avg', 'max', 'p50', 'p90', 'p95', 'p99', 'p999'] as const;

export const checkpointSummaryRows = (summary: CheckpointSummary): CheckpointSummaryRow[] =>
  statistics.map((statistic) => ({
    statistic,
    duration: summary.durationMs[statistic],
    checkpointedBytes: summary.checkpointedBytes[statistic],
    stateBytes: summary.stateBytes[statistic],
    processedBytes: summary.processedBytes[statistic],
    persistedBytes: summary.persistedBytes[statistic],
  }));
