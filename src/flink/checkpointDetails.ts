import { getOfCheckpoints } from './checkpointErrors';
import { type Checkpoint, type CheckpointProgress, decodeCheckpoint, decodeProgress } from './checkpoints';
import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** `/checkpoints/details/:cid`: the checkpoint and how far each vertex has come, by vertex id. */
export interface CheckpointDetails extends Checkpoint {
  vertices: ReadonlyMap<string, CheckpointProgress>;
}

/**
 * One subtask of a checkpoint. Its time line is start delay, alignment, sync, async, and then the acknowledgement.
 * Durations in ms, sizes in bytes; everything is null of a subtask that has not acknowledged.
 */
export interface CheckpointSubtask {
  index: number;
  /** `completed` or `pending_or_failed`. */
  status: string;
  /** Epoch ms of the JobManager's clock. */
  acknowledged: number | null;
  /** From the checkpoint's trigger to the acknowledgement. */
  durationMs: number | null;
  startDelayMs: number | null;
  alignmentMs: number | null;
  syncMs: number | null;
  /** Of an unaligned checkpoint this includes the wait for the other barriers. */
  asyncMs: number | null;
  checkpointedBytes: number | null;
  stateBytes: number | null;
  processedBytes: number | null;
  persistedBytes: number | null;
  isUnaligned: boolean | null;
  isAborted: boolean | null;
}

export function decodeCheckpointDetails(answer: unknown): CheckpointDetails {
  const details = Fields.of(answer, '/jobs/:id/checkpoints/details/:cid');
  const tasks = details.object('tasks');
  return {
    ...decodeCheckpoint(details),
    vertices: new Map(tasks.names().map((id) => [id, decodeProgress(tasks.object(id))])),
  };
}

function decodeSubtask(subtask: Fields): CheckpointSubtask {
  const phases = subtask.objectOrNull('checkpoint');
  const alignment = subtask.objectOrNull('alignment');
  const written = subtask.numberOrNull('checkpointed_size');
  const state = subtask.numberOrNull('state_size');
  return {
    index: subtask.number('index'),
    status: subtask.text('status').toLowerCase(),
    acknowledged: subtask.millisOrNull('ack_timestamp'),
    durationMs: subtask.millisOrNull('end_to_end_duration'),
    startDelayMs: subtask.millisOrNull('start_delay'),
    alignmentMs: alignment?.millisOrNull('duration') ?? null,
    syncMs: phases?.millisOrNull('sync') ?? null,
    asyncMs: phases?.millisOrNull('async') ?? null,
    checkpointedBytes: written ?? state,
    stateBytes: written === null ? null : state,
    processedBytes: alignment?.numberOrNull('processed') ?? null,
    persistedBytes: alignment?.numberOrNull('persisted') ?? null,
    isUnaligned: subtask.flagOrNull('unaligned_checkpoint'),
    isAborted: subtask.flagOrNull('aborted'),
  };
}

/** The subtasks of `/checkpoints/details/:cid/subtasks/:vid`. Its percentiles are always "NaN" and not read. */
export const decodeCheckpointSubtasks = (answer: unknown): CheckpointSubtask[] =>
  Fields.of(answer, '/jobs/:id/checkpoints/details/:cid/subtasks/:vid').list('subtasks').map(decodeSubtask);

const detailsPath = (jobId: string, checkpoint: number) =>
  `/jobs/${idSegment('job', jobId)}/checkpoints/details/${Math.trunc(checkpoint)}`;

/** Throws a FlinkError of kind `checkpointGone` when Flink has forgotten it. */
export async function getCheckpointDetails(
  transport: Transport,
  jobId: string,
  checkpoint: number,
  signal?: AbortSignal
): Promise<CheckpointDetails> {
  const path = detailsPath(jobId, checkpoint);
  return decodeCheckpointDetails(await getOfCheckpoints(transport, path, checkpoint, signal));
}

/** Throws a FlinkError of kind `checkpointGone` when Flink has forgotten the checkpoint. */
export async function getCheckpointSubtasks(
  transport: Transport,
  jobId: string,
  checkpoint: number,
  vertexId: string,
  signal?: AbortSignal
): Promise<CheckpointSubtask[]> {
  const path = `${detailsPath(jobId, checkpoint)}/subtasks/${idSegment('vertex', vertexId)}`;
  return decodeCheckpointSubtasks(await getOfCheckpoints(transport, path, checkpoint, signal));
}
