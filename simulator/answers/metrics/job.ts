import { type SimulatedJob } from '../../model/job';
import { checkpointPath } from '../checkpointPath';
import { type MetricTable, nothing, tableOf, type Values } from './table';

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
function checkpoints(job: SimulatedJob, at: number): Values {
  const timeline = job.checkpoints;
  const counts = timeline?.counts(at);
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

/** The metrics of a job that the JobManager has; none once it has ended. */
export function jobTable(job: SimulatedJob, at: number | null): MetricTable {
  return at === null || at < job.lifecycle.createdAt || job.lifecycle.endedAt(at) !== null
    ? nothing
    : tableOf({ ...states(job, at), ...checkpoints(job, at) });
}
