import { getOfCheckpoints } from './checkpointErrors';
import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** `/jobs/:id/checkpoints/config`. Durations in ms; null = not set, or this version does not tell. */
export interface CheckpointConfig {
  /** `exactly_once` or `at_least_once`. */
  mode: string | null;
  /** Null = no periodic checkpoints. */
  intervalMs: number | null;
  timeoutMs: number | null;
  minPauseMs: number | null;
  maxConcurrent: number | null;
  isUnaligned: boolean | null;
  /** After this time an aligned checkpoint goes on unaligned; 0 = it is unaligned from the start. */
  alignedTimeoutMs: number | null;
  /** Null = Flink's default. */
  tolerableFailures: number | null;
  /** Whether completed checkpoints stay when the job is cancelled. */
  isKeptOnCancel: boolean | null;
  continuesAfterTasksFinish: boolean | null;
  stateBackend: string | null;
  storage: string | null;
  hasChangelog: boolean | null;
  changelogStorage: string | null;
  materializationMs: number | null;
}

/** Flink writes Long.MAX for an interval that is off, which JSON rounds; nothing real is as long. */
const never = 9e18;

export function decodeCheckpointConfig(answer: unknown): CheckpointConfig {
  const config = Fields.of(answer, '/jobs/:id/checkpoints/config');
  const flag = (name: string) => config.flagOrNull(name);
  const interval = config.millisOrNull('interval');
  const kept = config.objectOrNull('externalization');
  const isExternalized = kept?.flagOrNull('enabled') ?? null;
  return {
    mode: config.textOrNull('mode')?.toLowerCase() ?? null,
    intervalMs: interval === null || interval === 0 || interval >= never ? null : interval,
    timeoutMs: config.millisOrNull('timeout'),
    minPauseMs: config.millisOrNull('min_pause'),
    maxConcurrent: config.numberOrNull('max_concurrent'),
    isUnaligned: flag('unaligned_checkpoints'),
    alignedTimeoutMs: config.millisOrNull('aligned_checkpoint_timeout'),
    tolerableFailures: config.millisOrNull('tolerable_failed_checkpoints'),
    isKeptOnCancel: isExternalized === null ? null : isExternalized && kept?.flag('delete_on_cancellation') === false,
    continuesAfterTasksFinish: flag('checkpoints_after_tasks_finish'),
    stateBackend: config.textOrNull('state_backend'),
    storage: config.textOrNull('checkpoint_storage'),
    hasChangelog: flag('state_changelog_enabled'),
    changelogStorage: config.textOrNull('changelog_storage'),
    materializationMs: config.millisOrNull('changelog_periodic_materialization_interval'),
  };
}

/** Throws a FlinkError of kind `noCheckpoints` for jobs that cannot take any. */
export async function getCheckpointConfig(
  transport: Transport,
  jobId: string,
  signal?: AbortSignal
): Promise<CheckpointConfig> {
  const path = `/jobs/${idSegment('job', jobId)}/checkpoints/config`;
  return decodeCheckpointConfig(await getOfCheckpoints(transport, path, null, signal));
}
