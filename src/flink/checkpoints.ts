import { getOfCheckpoints } from './checkpointErrors';
import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** How far a checkpoint, or one vertex of it, has come. Durations in ms, sizes in bytes. */
export interface CheckpointProgress {
  /** IN_PROGRESS, COMPLETED or FAILED. */
  status: string;
  /** Epoch ms; null before the first acknowledgement. */
  latestAck: number | null;
  /** From the trigger to the latest acknowledgement, of a failed checkpoint to its failure; null before the first one. */
  durationMs: number | null;
  /** What was written: the difference to earlier checkpoints where they are incremental. */
  checkpointedBytes: number | null;
  /** The whole state; null where this version does not tell. */
  stateBytes: number | null;
  /** Read during the alignment. */
  processedBytes: number | null;
  /** Records in flight that were stored: more than zero for unaligned checkpoints only. */
  persistedBytes: number | null;
  subtasks: number;
  acknowledged: number;
}

/** One checkpoint or savepoint. Times are epoch ms of the JobManager's clock. */
export interface Checkpoint extends CheckpointProgress {
  id: number;
  /** CHECKPOINT, UNALIGNED_CHECKPOINT, SAVEPOINT or SYNC_SAVEPOINT. */
  kind: string;
  isSavepoint: boolean;
  /** CANONICAL or NATIVE; null for checkpoints. */
  savepointFormat: string | null;
  triggered: number;
  /** When it failed; null unless it did. */
  failed: number | null;
  /** Why it failed: a line, or a whole stack trace. */
  failure: string | null;
  path: string | null;
  /** Whether its files are deleted; null unless it completed. */
  discarded: boolean | null;
}

export interface RestoredCheckpoint {
  id: number;
  time: number | null;
  isSavepoint: boolean;
  path: string | null;
}

/**
 * Since the JobManager started. `failed` and `total` also count triggers that were refused before they had an id
 * (not all tasks ran): these are in no history, and the two must not be made to agree.
 */
export interface CheckpointCounts {
  restored: number | null;
  total: number | null;
  inProgress: number | null;
  completed: number | null;
  failed: number | null;
}

export interface Statistics {
  min: number | null;
  avg: number | null;
  max: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  p999: number | null;
}

/** Over the completed checkpoints; everything is null while there are none. */
export interface CheckpointSummary {
  durationMs: Statistics;
  checkpointedBytes: Statistics;
  stateBytes: Statistics;
  processedBytes: Statistics;
  persistedBytes: Statistics;
}

export interface Checkpoints {
  counts: CheckpointCounts;
  summary: CheckpointSummary;
  latest: {
    completed: Checkpoint | null;
    savepoint: Checkpoint | null;
    failed: Checkpoint | null;
    restored: RestoredCheckpoint | null;
  };
  /** The last ones (by default ten), those in progress too, as Flink lists them. */
  history: Checkpoint[];
}

/** Stack traces can be long, and many checkpoints are remembered. */
const longestFailure = 10_000;

/** A place in a path such as `<checkpoint-not-externally-addressable>` is none. */
const pathOrNull = (path: string | null) => (path === null || path.startsWith('<') ? null : path);
/** The fields that a checkpoint and a vertex of it have in common. */
export function decodeProgress(fields: Fields): CheckpointProgress {
  const written = fields.numberOrNull('checkpointed_size');
  const state = fields.numberOrNull('state_size');
  return {
    status: fields.text('status'),
    latestAck: fields.millisOrNull('latest_ack_timestamp'),
    durationMs: fields.millisOrNull('end_to_end_duration'),
    // Up to Flink 1.15 there was one size only, that of what was written.
    checkpointedBytes: written ?? state,
    stateBytes: written === null ? null : state,
    processedBytes: fields.numberOrNull('processed_data'),
    persistedBytes: fields.numberOrNull('persisted_data'),
    subtasks: fields.number('num_subtasks'),
    acknowledged: fields.number('num_acknowledged_subtasks'),
  };
}

export function decodeCheckpoint(fields: Fields): Checkpoint {
  const isSavepoint = fields.flag('is_savepoint');
  return {
    ...decodeProgress(fields),
    id: fields.number('id'),
    kind: fields.textOrNull('checkpoint_type') ?? (isSavepoint ? 'SAVEPOINT' : 'CHECKPOINT'),
    isSavepoint,
    savepointFormat: fields.textOrNull('savepointFormat'),
    triggered: fields.number('trigger_timestamp'),
    failed: fields.millisOrNull('failure_timestamp'),
    failure: fields.textOrNull('failure_message')?.slice(0, longestFailure) ?? null,
    path: pathOrNull(fields.textOrNull('external_path')),
    discarded: fields.flagOrNull('discarded'),
  };
}

function decodeRestored(restored: Fields): RestoredCheckpoint {
  return {
    id: restored.number('id'),
    time: restored.millisOrNull('restore_timestamp'),
    isSavepoint: restored.flag('is_savepoint'),
    path: pathOrNull(restored.textOrNull('external_path')),
  };
}

/** @param isKnown false while nothing was measured: Flink then writes zeros beside "NaN" */
function decodeStatistics(statistics: Fields | null, isKnown: boolean): Statistics {
  const at = (name: string) => (isKnown ? (statistics?.numberOrNull(name) ?? null) : null);
  return {
    min: at('min'),
    avg: at('avg'),
    max: at('max'),
    p50: at('p50'),
    p90: at('p90'),
    p95: at('p95'),
    p99: at('p99'),
    p999: at('p999'),
  };
}

function decodeSummary(summary: Fields | null, completed: number | null): CheckpointSummary {
  const of = (name: string) => decodeStatistics(summary?.objectOrNull(name) ?? null, completed !== 0);
  return {
    durationMs: of('end_to_end_duration'),
    checkpointedBytes: of('checkpointed_size'),
    stateBytes: of('state_size'),
    processedBytes: of('processed_data'),
    persistedBytes: of('persisted_data'),
  };
}

export function decodeCheckpoints(answer: unknown): Checkpoints {
  const checkpoints = Fields.of(answer, '/jobs/:id/checkpoints');
  const counts = checkpoints.objectOrNull('counts');
  const count = (name: string) => counts?.numberOrNull(name) ?? null;
  const latest = checkpoints.objectOrNull('latest');
  const latestOf = (name: string) => {
    const found = latest?.objectOrNull(name) ?? null;
    return found === null ? null : decodeCheckpoint(found);
  };
  const restored = latest?.objectOrNull('restored') ?? null;
  return {
    counts: {
      restored: count('restored'),
      total: count('total'),
      inProgress: count('in_progress'),
      completed: count('completed'),
      failed: count('failed'),
    },
    summary: decodeSummary(checkpoints.objectOrNull('summary'), count('completed')),
    latest: {
      completed: latestOf('completed'),
      savepoint: latestOf('savepoint'),
      failed: latestOf('failed'),
      restored: restored === null ? null : decodeRestored(restored),
    },
    history: checkpoints.list('history').map(decodeCheckpoint),
  };
}

/** Throws a FlinkError of kind `noCheckpoints` when the job takes none, as batch jobs do. */
export async function getCheckpoints(transport: Transport, jobId: string, signal?: AbortSignal): Promise<Checkpoints> {
  const path = `/jobs/${idSegment('job', jobId)}/checkpoints`;
  return decodeCheckpoints(await getOfCheckpoints(transport, path, null, signal));
}
