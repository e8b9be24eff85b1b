import { type Acknowledgement } from '../model/barriers';
import { type Checkpoint, type CheckpointTimeline, totalsOf } from '../model/checkpoints';
import { type SimulatedJob } from '../model/job';
import { percentile } from './aggregated';
import { checkpointPath } from './checkpointPath';
import { jobParameter } from './parameters';
import { handlerProblem } from './problem';
import { isSince } from '../versions';
import { type Asked, type Handler, type View } from './view';

/** Flink keeps no more (`web.checkpoints.history`). */
export const kept = 10;

/** A job's checkpoints at the moment that the view has of them. */
export interface Statistics {
  job: SimulatedJob;
  timeline: CheckpointTimeline;
  at: number;
}

export function statisticsOf(view: View, asked: Asked, refusal: (job: SimulatedJob) => Error): Statistics {
  const job = jobParameter(view, asked, 'CheckpointingStatisticsHandler');
  if (job.checkpoints === null) {
    throw refusal(job);
  }
  return { job, timeline: job.checkpoints, at: view.checkpointsAt(job) };
}

const none = { durationMs: 0, checkpointedSize: 0, stateSize: 0, processedData: 0, persistedData: 0 };

/** What was acknowledged of a checkpoint by then: how many subtasks, when last, how much. */
export function progressOf(acknowledged: readonly Acknowledgement[], triggeredAt: number, until: number) {
  const arrived = acknowledged.filter(({ at }) => at <= until);
  const lastAt = arrived.reduce((last, { at }) => Math.max(last, at), -1);
  return {
    arrived: arrived.length,
    of: acknowledged.length,
    lastAt,
    totals: arrived.length === 0 ? none : totalsOf(arrived, lastAt - triggeredAt),
  };
}

function sizesOf({ failure, endsAt, triggeredAt }: Checkpoint, at: number, progress: ReturnType<typeof progressOf>) {
  const { totals, lastAt } = progress;
  const sofar = lastAt < 0 ? -1 : lastAt - triggeredAt;
  return {
    checkpointed_size: totals.checkpointedSize,
    state_size: totals.stateSize,
    // A failed one took until it was given up.
    end_to_end_duration: failure !== null && endsAt <= at ? endsAt - triggeredAt : sofar,
    alignment_buffered: 0,
    processed_data: totals.processedData,
    persisted_data: totals.persistedData,
  };
}

export function statusOf({ failure, endsAt }: Checkpoint, at: number): 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' {
  if (endsAt > at) {
    return 'IN_PROGRESS';
  }
  return failure === null ? 'COMPLETED' : 'FAILED';
}

/** What only completed and only failed checkpoints have. */
function outcome({ job, timeline, at }: Statistics, checkpoint: Checkpoint) {
  const status = statusOf(checkpoint, at);
  if (status === 'FAILED') {
    return { failure_timestamp: checkpoint.endsAt, failure_message: checkpoint.failure };
  }
  const newest = timeline.completed(at).findLast(({ isSavepoint }) => !isSavepoint);
  return status === 'IN_PROGRESS'
    ? {}
    : {
        external_path: checkpointPath(job, checkpoint),
        discarded: !checkpoint.isSavepoint && checkpoint.id !== newest?.id,
      };
}

function typeOf({ isSavepoint }: Checkpoint, unaligned: boolean): string {
  if (isSavepoint) {
    return 'SAVEPOINT';
  }
  return unaligned ? 'UNALIGNED_CHECKPOINT' : 'CHECKPOINT';
}

/** One checkpoint; with `tasks` as in its details, without as in lists. */
export function checkpointRow(statistics: Statistics, checkpoint: Checkpoint, tasks: Record<string, unknown> = {}) {
  const { at, timeline } = statistics;
  const until = Math.min(at, checkpoint.endsAt);
  const progress = progressOf(timeline.acknowledgements(checkpoint).flat(), checkpoint.triggeredAt, until);
  const status = statusOf(checkpoint, at);
  return {
    className: status.toLowerCase(),
    id: checkpoint.id,
    status,
    is_savepoint: checkpoint.isSavepoint,
    savepointFormat: checkpoint.isSavepoint ? 'CANONICAL' : null,
    trigger_timestamp: checkpoint.triggeredAt,
    latest_ack_timestamp: progress.lastAt,
    ...sizesOf(checkpoint, at, progress),
    num_subtasks: progress.of,
    num_acknowledged_subtasks: progress.arrived,
    checkpoint_type: typeOf(checkpoint, timeline.config.unaligned && status === 'COMPLETED'),
    tasks,
    ...outcome(statistics, checkpoint),
  };
}

function summaryOf(values: readonly number[]) {
  const sorted = [...values].sort((left, right) => left - right);
  const sum = values.reduce((total, value) => total + value, 0);
  const quantile = (share: number) => (sorted.length === 0 ? 'NaN' : percentile(sorted, share));
  return {
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    avg: values.length === 0 ? 0 : Math.floor(sum / values.length),
    p50: quantile(0.5),
    p90: quantile(0.9),
    p95: quantile(0.95),
    p99: quantile(0.99),
    p999: quantile(0.999),
  };
}

function summariesOf(completed: readonly Checkpoint[]) {
  const summary = (of: (totals: Checkpoint['totals']) => number) =>
    summaryOf(completed.map(({ totals }) => of(totals)));
  return {
    checkpointed_size: summary(({ checkpointedSize }) => checkpointedSize),
    state_size: summary(({ stateSize }) => stateSize),
    end_to_end_duration: summary(({ durationMs }) => durationMs),
    alignment_buffered: summary(() => 0),
    processed_data: summary(({ processedData }) => processedData),
    persisted_data: summary(({ persistedData }) => persistedData),
  };
}

/** Up to 1.17 a job without checkpoints has had none. */
const nothingYet = {
  counts: { restored: 0, total: 0, in_progress: 0, completed: 0, failed: 0 },
  summary: summariesOf([]),
  latest: { completed: null, savepoint: null, failed: null, restored: null },
  history: [],
};

const hasNone = (view: View, asked: Asked) =>
  jobParameter(view, asked, 'CheckpointingStatisticsHandler').checkpoints === null &&
  !isSince(view.flinkVersion, '1.18');

function latestOf(statistics: Statistics) {
  const { job, timeline, at } = statistics;
  const completed = timeline.completed(at);
  const row = (checkpoint: Checkpoint | undefined) =>
    checkpoint === undefined ? null : checkpointRow(statistics, checkpoint);
  const { last } = timeline.restored(at);
  return {
    completed: row(completed.findLast(({ isSavepoint }) => !isSavepoint)),
    savepoint: row(completed.findLast(({ isSavepoint }) => isSavepoint)),
    failed: row(timeline.triggered(at).findLast((checkpoint) => statusOf(checkpoint, at) === 'FAILED')),
    restored:
      last === null
        ? null
        : {
            id: last.checkpoint.id,
            restore_timestamp: last.at,
            is_savepoint: last.checkpoint.isSavepoint,
            external_path: checkpointPath(job, last.checkpoint),
          },
  };
}

/** GET /jobs/:jobid/checkpoints */
export const checkpoints: Handler = (view, asked) => {
  if (hasNone(view, asked)) {
    return nothingYet;
  }
  const statistics = statisticsOf(view, asked, () =>
    handlerProblem(404, 'Checkpointing has not been enabled.', 'CheckpointingStatisticsHandler')
  );
  const { timeline, at } = statistics;
  const { inProgress, ...counts } = timeline.counts(at, isSince(view.flinkVersion, '2.3'));
  return {
    counts: { ...counts, in_progress: inProgress },
    summary: summariesOf(timeline.completed(at)),
    latest: latestOf(statistics),
    history: timeline
      .triggered(at)
      .slice(-kept)
      .reverse()
      .map((checkpoint) => checkpointRow(statistics, checkpoint)),
  };
};

const fixedConfig = {
  min_pause: 0,
  max_concurrent: 1,
  externalization: { enabled: false, delete_on_cancellation: true },
  tolerable_failed_checkpoints: 100_000,
  aligned_checkpoint_timeout: 0,
  checkpoints_after_tasks_finish: true,
  state_changelog_enabled: false,
  changelog_periodic_materialization_interval: 600_000,
  changelog_storage: 'memory',
};

/** Java's Long.MAX_VALUE, as near as a number of JavaScript comes to it: no interval. */
const endless = 2 ** 63;

/** GET /jobs/:jobid/checkpoints/config */
export const checkpointConfig: Handler = (view, asked) => {
  if (hasNone(view, asked)) {
    return {
      ...fixedConfig,
      mode: 'at_least_once',
      interval: endless,
      timeout: 60_000,
      state_backend: 'BatchExecutionStateBackend',
      checkpoint_storage: 'BatchExecutionCheckpointStorage',
      unaligned_checkpoints: false,
    };
  }
  const { timeline } = statisticsOf(view, asked, ({ spec }) =>
    handlerProblem(404, `Checkpointing is not enabled for this job (${spec.id}).`, 'CheckpointConfigHandler')
  );
  const { intervalMs, timeoutMs, unaligned } = timeline.config;
  return {
    ...fixedConfig,
    mode: 'exactly_once',
    interval: intervalMs,
    timeout: timeoutMs,
    state_backend: 'HashMapStateBackend',
    checkpoint_storage: 'FileSystemCheckpointStorage',
    unaligned_checkpoints: unaligned,
  };
};
