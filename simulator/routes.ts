import { jobAccumulators, subtaskAccumulators, vertexAccumulators } from './answers/accumulators';
import { backpressure } from './answers/backpressure';
import { checkpointDetails, checkpointSubtasks } from './answers/checkpointDetails';
import { checkpointConfig, checkpoints } from './answers/checkpoints';
import { config, datasets, jars, overview } from './answers/cluster';
import { exceptions } from './answers/exceptions';
import { flameGraph } from './answers/flamegraph';
import { executionResult, jobConfig, jobDetails, plan, resourceRequirements } from './answers/job';
import * as jobManager from './answers/jobmanager';
import * as jobs from './answers/jobs';
import * as metrics from './answers/metrics/endpoints';
import { rescaleConfig, rescales } from './answers/rescales';
import * as taskManagers from './answers/taskmanagers';
import { subtaskAttempt, subtaskDetails, subtaskTimes, vertexDetails, vertexTaskManagers } from './answers/vertex';
import { type Handler } from './answers/view';
import { watermarks } from './answers/watermarks';

const job = '/jobs/:jobid';
const vertex = `${job}/vertices/:vertexid`;
const taskManager = '/taskmanagers/:taskmanagerid';

/** What is read without asking for metrics. */
const plain: Readonly<Record<string, Handler>> = {
  '/overview': overview,
  '/config': config,
  '/jars': jars,
  '/datasets': datasets,
  '/jobs': jobs.jobIds,
  '/jobs/overview': jobs.jobsOverview,
  '/applications/overview': jobs.applications,
  '/applications/:applicationid': jobs.applicationDetails,
  '/applications/:applicationid/exceptions': jobs.applicationExceptions,
  '/applications/:applicationid/jobmanager/config': jobs.applicationConfig,
  '/jobmanager/config': jobManager.jobManagerConfig,
  '/jobmanager/environment': jobManager.environment,
  '/jobmanager/logs': jobManager.jobManagerLogs,
  '/jobmanager/logs/:filename': jobManager.jobManagerLogFile,
  '/jobmanager/log': jobManager.jobManagerLog,
  '/jobmanager/stdout': jobManager.jobManagerStdout,
  '/jobmanager/thread-dump': jobManager.jobManagerThreads,
  '/taskmanagers': taskManagers.taskManagers,
  [`${taskManager}/logs`]: taskManagers.taskManagerLogs,
  [`${taskManager}/logs/:filename`]: taskManagers.taskManagerLogFile,
  [`${taskManager}/log`]: taskManagers.taskManagerLog,
  [`${taskManager}/stdout`]: taskManagers.taskManagerStdout,
  [`${taskManager}/thread-dump`]: taskManagers.threadDump,
  [`${job}/status`]: jobs.status,
  [`${job}/plan`]: plan,
  [`${job}/config`]: jobConfig,
  [`${job}/exceptions`]: exceptions,
  [`${job}/accumulators`]: jobAccumulators,
  [`${job}/execution-result`]: executionResult,
  [`${job}/resource-requirements`]: resourceRequirements,
  [`${job}/jobmanager/config`]: jobManager.configOfJob,
  [`${job}/rescales/config`]: rescaleConfig,
  [`${job}/rescales/overview`]: rescales,
  [`${job}/rescales/history`]: rescales,
  [`${job}/rescales/summary`]: rescales,
  [`${job}/checkpoints`]: checkpoints,
  [`${job}/checkpoints/config`]: checkpointConfig,
  [`${job}/checkpoints/details/:checkpointid`]: checkpointDetails,
  [`${job}/checkpoints/details/:checkpointid/subtasks/:vertexid`]: checkpointSubtasks,
  [`${vertex}/subtasktimes`]: subtaskTimes,
  [`${vertex}/accumulators`]: vertexAccumulators,
  [`${vertex}/subtasks/accumulators`]: subtaskAccumulators,
  [`${vertex}/flamegraph`]: flameGraph,
};

/** What is answered from the JobManager's copy of the metrics, and makes it renew them. */
const measured: Readonly<Record<string, Handler>> = {
  [job]: jobDetails,
  [vertex]: vertexDetails,
  [`${vertex}/taskmanagers`]: vertexTaskManagers,
  [`${vertex}/subtasks/:subtaskindex`]: subtaskDetails,
  [`${vertex}/subtasks/:subtaskindex/attempts/:attempt`]: subtaskAttempt,
  [`${vertex}/backpressure`]: backpressure,
  [`${vertex}/watermarks`]: watermarks,
  [`${vertex}/metrics`]: metrics.vertexMetrics,
  [`${vertex}/subtasks/metrics`]: metrics.subtaskAggregates,
  [`${vertex}/subtasks/:subtaskindex/metrics`]: metrics.subtaskMetrics,
  [`${vertex}/jm-operator-metrics`]: metrics.coordinatorMetrics,
  [`${job}/metrics`]: metrics.jobMetrics,
  '/jobs/metrics': metrics.jobAggregates,
  '/jobmanager/metrics': metrics.jobManagerMetrics,
  '/taskmanagers/metrics': metrics.taskManagerAggregates,
  [taskManager]: taskManagers.taskManagerDetails,
  [`${taskManager}/metrics`]: metrics.taskManagerMetrics,
};

export interface Route {
  /** As in Flink's documentation: `/jobs/:jobid`. */
  pattern: string;
  handler: Handler;
  asksForMetrics: boolean;
}

const entries = (handlers: Readonly<Record<string, Handler>>, asksForMetrics: boolean): Route[] =>
  Object.entries(handlers).map(([pattern, handler]) => ({ pattern, handler, asksForMetrics }));

/** Every path that can be read. */
export const routes: readonly Route[] = [...entries(plain, false), ...entries(measured, true)];

/** Segments of a path; empty ones do not count. */
export const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** The parameters of a path, if it is of this pattern. */
export function matched(pattern: string, path: readonly string[]): ReadonlyMap<string, string> | null {
  const parts = segmentsOf(pattern);
  const fits = parts.length === path.length && parts.every((part, at) => part.startsWith(':') || part === path[at]);
  return fits
    ? new Map(parts.flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), path[at] ?? ''] as const] : [])))
    : null;
}

/** The entry whose pattern has the path; of several the one with the fewest parameters. */
export function best<Entry extends { pattern: string }>(
  table: readonly Entry[],
  path: readonly string[],
  fits: (entry: Entry) => boolean = () => true
): { entry: Entry; parameters: ReadonlyMap<string, string> } | null {
  const found = table.filter(fits).flatMap((entry) => {
    const parameters = matched(entry.pattern, path);
    return parameters === null ? [] : [{ entry, parameters }];
  });
  return found.sort((left, right) => left.parameters.size - right.parameters.size)[0] ?? null;
}
