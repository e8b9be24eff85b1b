import { Fields } from './decode';
import { FlinkError } from './errors';
import { idSegment } from './ids';
import { getJobMetrics } from './metrics';
import { type Transport } from './transport';

/** What `/jobs/overview` does not tell of a job. Null = not known, or there is none. */
export interface JobDetails {
  restarts: number | null;
  /** Time in RUNNING without an interruption, ms; 0 while it does not run. */
  uptimeMs: number | null;
  lastCheckpoint: {
    /** Epoch ms of the JobManager's clock. */
    completed: number;
    durationMs: number | null;
  } | null;
}

/** Flink leaves out the names that it does not have: `uptime` is deprecated, the time of the checkpoint came with 2.0. */
const names = ['numRestarts', 'runningTime', 'uptime', 'lastCheckpointDuration', 'lastCheckpointCompletedTimestamp'];

/** `latest.completed` of `/jobs/:id/checkpoints`; null when there is none yet. */
export function decodeLastCheckpoint(answer: unknown): JobDetails['lastCheckpoint'] {
  const completed =
    Fields.of(answer, '/jobs/:id/checkpoints').objectOrNull('latest')?.objectOrNull('completed') ?? null;
  const at = completed?.millisOrNull('latest_ack_timestamp') ?? null;
  return completed === null || at === null
    ? null
    : { completed: at, durationMs: completed.millisOrNull('end_to_end_duration') };
}

async function fromCheckpoints(transport: Transport, jobId: string, signal?: AbortSignal) {
  try {
    return decodeLastCheckpoint(await transport.get(`/jobs/${idSegment('job', jobId)}/checkpoints`, {}, signal));
  } catch (thrown) {
    if (thrown instanceof FlinkError && /^(?:notFound|jobGone)$/.test(thrown.failure.kind)) {
      return null;
    }
    throw thrown;
  }
}

/**
 * Restarts, uptime and the last checkpoint of a running job: one request; before Flink 2.0 a second one when it has taken a
 * checkpoint. Null when Flink has no metrics of the job (yet).
 */
export async function getJobDetails(
  transport: Transport,
  jobId: string,
  signal?: AbortSignal
): Promise<JobDetails | null> {
  const metrics = await getJobMetrics(transport, jobId, names, signal);
  if (metrics.size === 0) {
    return null;
  }
  const duration = metrics.get('lastCheckpointDuration') ?? -1;
  const completed = metrics.get('lastCheckpointCompletedTimestamp');
  const isTold = completed !== undefined && completed > 0;
  const told = isTold ? { completed, durationMs: duration < 0 ? null : duration } : null;
  const hasOne = duration >= 0 && completed === undefined;
  return {
    restarts: metrics.get('numRestarts') ?? null,
    uptimeMs: metrics.get('runningTime') ?? metrics.get('uptime') ?? null,
    lastCheckpoint: hasOne ? await fromCheckpoints(transport, jobId, signal) : told,
  };
}
