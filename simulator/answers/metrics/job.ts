import { type SimulatedJob } from '../../model/job';
import { isSince } from '../../versions';
import { checkpointPath } from '../checkpointPath';
import { type View } from '../view';
import { latencyTable } from './latency';
import { joined, type MetricTable, nothing, tableOf, type Values, valuesOf } from './table';

function states(job: SimulatedJob, at: number): Values {
  const { lifecycle } = job;
  const entered = lifecycle.history(at).at(-1);
  const attempt = lifecycle.attempt(at);
  const inState = (state: string) => () => String(entered?.state === state ? at - entered.at : 0);
  const sinceFlow = at >= attempt.flowsFrom && at < attempt.endedAt ? at - attempt.flowsFrom : 0;
  return {
    initializingTime: inState('INITIALIZING'),
    createdTime: inState('CREATED'),
    deployingTime: () => String(at >= attempt.startedAt && at < attempt.flowsFrom ? at - attempt.startedAt : 0),
    runningTime: inState('RUNNING'),
    failingTime: inState('FAILING'),
    cancellingTime: inState('CANCELLING'),
    restartingTime: inState('RESTARTING'),
    uptime: inState('RUNNING'),
    downtime: () => '0',
    allSubTasksRunningOrFinishedTime: () => String(sinceFlow),
    numRestarts: () => String(lifecycle.restarts(at)),
    numRescales: () => '0',
  };
}

/** -1 where there is none yet, as Flink says it. */
export function checkpointGauges(job: SimulatedJob, at: number, flinkVersion: string): Values {
  const timeline = job.checkpoints;
  const counts = timeline?.counts(at, isSince(flinkVersion, '2.3'));
  const last = timeline?.completed(at).at(-1);
  const total = (of: number | undefined) => () => String(of ?? -1);
  return {
    totalNumberOfCheckpoints: () => String(counts?.total ?? 0),
    numberOfInProgressCheckpoints: () => String(counts?.inProgress ?? 0),
    numberOfCompletedCheckpoints: () => String(counts?.completed ?? 0),
    numberOfFailedCheckpoints: () => String(counts?.failed ?? 0),
    lastCompletedCheckpointId: total(last?.id),
    lastCheckpointDuration: total(last?.totals.durationMs),
    lastCheckpointSize: total(last?.totals.checkpointedSize),
    lastCheckpointFullSize: total(last?.totals.stateSize),
    lastCheckpointProcessedData: total(last?.totals.processedData),
    lastCheckpointPersistedData: total(last?.totals.persistedData),
    lastCheckpointMetadataSize: () => String(last === undefined ? -1 : 770 + 815 * job.spec.vertices.length),
    lastCheckpointCompletedTimestamp: total(last?.endsAt),
    lastCheckpointExternalPath: () => (last === undefined ? 'n/a' : checkpointPath(job, last)),
    // Also set where nothing was restored: it is then the time at which Flink looked for something.
    lastCheckpointRestoreTimestamp: () => String(job.lifecycle.attempt(at).startedAt - 3),
  };
}

/** Metrics that came with a release line. */
const since: Readonly<Record<string, string>> = {
  allSubTasksRunningOrFinishedTime: '2.3',
  lastCheckpointMetadataSize: '2.3',
  lastCheckpointCompletedTimestamp: '2.0',
  numRescales: '2.0',
  lastCompletedCheckpointId: '1.18',
};

export const isKnownIn = (flinkVersion: string, name: string): boolean => isSince(flinkVersion, since[name] ?? '0');

/** Up to 1.19 latency markers belong to the job, of all its vertices and subtasks; later to the vertices. */
function latencies(job: SimulatedJob, at: number): MetricTable[] {
  return job.spec.vertices.flatMap(({ parallelism }, vertex) =>
    Array.from({ length: parallelism }, (_, subtask) => latencyTable(job, vertex, subtask, at))
  );
}

/** The metrics of a job that the JobManager has; none once it has ended. */
export function jobTable({ metricsAt: at, flinkVersion }: View, job: SimulatedJob): MetricTable {
  if (at === null || at < job.lifecycle.createdAt || job.lifecycle.endedAt(at) !== null) {
    return nothing;
  }
  const all: Values = { ...states(job, at), ...checkpointGauges(job, at, flinkVersion) };
  const known = Object.entries(all).filter(([name]) => isKnownIn(flinkVersion, name));
  const removed: Values = isSince(flinkVersion, '2.0')
    ? {}
    : { fullRestarts: () => String(job.lifecycle.restarts(at)) };
  const table = tableOf({ ...valuesOf(known), ...removed });
  return isSince(flinkVersion, '1.20') ? table : joined([table, ...latencies(job, at)]);
}
