/** What the requests of a job are planned from. */
export interface JobShape {
  id: string;
  /** Ids, in topological order. */
  vertices: readonly string[];
}

/** A job with more vertices than this is recorded sparsely. */
const manyVertices = 20;
const someOfMany = 12;
/** Flink answers a longer request line (4,096 bytes) as if the path did not exist. */
const longestPath = 3500;

/** When the rounds begin, ms after the first request: pairs of answers from before and after Flink's metric fetches. */
export const roundsAt = [0, 1_200, 11_500, 21_800, 32_100, 42_400] as const;

const nobody = '0'.repeat(32);
const wantedJobMetrics = [
  'numRestarts',
  'uptime',
  'downtime',
  'runningTime',
  'restartingTime',
  'numberOfCompletedCheckpoints',
  'numberOfFailedCheckpoints',
  'numberOfInProgressCheckpoints',
  'lastCheckpointDuration',
  'lastCheckpointSize',
  'lastCheckpointFullSize',
];
const latencyStatistics = /\.latency_(?:mean|median|p95|p99|max)$/;

/** The vertices that are looked at one by one: all, or some of a wide job, from its first to its last. */
export function watchedVertices({ vertices }: JobShape): string[] {
  if (vertices.length <= manyVertices) {
    return [...vertices];
  }
  const step = (vertices.length - 1) / (someOfMany - 1);
  const indices = new Set(Array.from({ length: someOfMany }, (_, index) => Math.round(index * step)));
  return vertices.filter((_, index) => indices.has(index));
}

const isWide = ({ vertices }: JobShape) => vertices.length > manyVertices;

const aggregates = 'subtasks/metrics?get=busyTimeMsPerSecond,backPressuredTimeMsPerSecond&agg=min,max,avg' as const;

/** Asked for in every round, after `/jobs/:id`. */
export function roundPaths(job: JobShape): string[] {
  return watchedVertices(job).flatMap((vertex) => {
    const base = `/jobs/${job.id}/vertices/${vertex}`;
    return [`${base}/backpressure`, ...(isWide(job) ? [] : [`${base}/${aggregates}`])];
  });
}

/** Asked for once, for the whole cluster. `/taskmanagers` is followed by each of them. */
export const clusterPaths = ['/config', '/overview', '/jobs', '/jobs/overview', '/taskmanagers'] as const;

export const taskManagerPath = (id: string): string => `/taskmanagers/${encodeURIComponent(id)}`;

/** What Flink refuses, to know its words. */
export function refusedPaths(job: JobShape | undefined): string[] {
  const inJob =
    job === undefined ? [] : [`/jobs/${job.id}/vertices/${nobody}`, `/jobs/${job.id}/vertices/${nobody}/backpressure`];
  return ['/nope', `/jobs/${nobody}`, '/jobs/not-an-id', '/jobs/not-an-id/metrics', '/taskmanagers/nobody', ...inJob];
}

/** Asked for once of each job. */
export function jobPaths(job: JobShape): string[] {
  const parts = ['plan', 'config', 'exceptions', 'accumulators', 'checkpoints', 'checkpoints/config', 'metrics'];
  return parts.map((part) => `/jobs/${job.id}/${part}`);
}

/** Asked for once of each watched vertex. A wide job leaves out the lists, which grow with vertices and operators. */
export function vertexPaths(job: JobShape, vertex: string): string[] {
  const base = `/jobs/${job.id}/vertices/${vertex}`;
  const lists = ['subtasktimes', 'taskmanagers', 'watermarks', 'subtasks/metrics', 'backpressure'];
  return [base, ...(isWide(job) ? ['watermarks', aggregates] : lists).map((part) => `${base}/${part}`)];
}

/** Splits names over as many `?get=` requests as the longest request line needs. */
export function metricPaths(path: string, names: readonly string[]): string[] {
  const paths: string[] = [];
  let list = '';
  for (const name of names.map(encodeURIComponent)) {
    if (list !== '' && path.length + list.length + name.length > longestPath) {
      paths.push(`${path}?get=${list}`);
      list = '';
    }
    list = list === '' ? name : `${list},${name}`;
  }
  return list === '' ? paths : [...paths, `${path}?get=${list}`];
}

/** Values of a job's metrics, of those names that it has; up to Flink 1.18 latencies are among them. */
export function jobMetricPaths(job: JobShape, names: readonly string[]): string[] {
  const path = `/jobs/${job.id}/metrics`;
  const wanted = wantedJobMetrics.filter((name) => names.includes(name));
  const latencies = metricPaths(
    path,
    names.filter((name) => latencyStatistics.test(name))
  );
  return [`${path}?get=numRestarts`, ...metricPaths(path, wanted), ...latencies];
}

/** Values of a vertex's latencies, which newer versions keep there. */
export const vertexLatencyPaths = (job: JobShape, vertex: string, names: readonly string[]): string[] =>
  metricPaths(
    `/jobs/${job.id}/vertices/${vertex}/subtasks/metrics`,
    names.filter((name) => latencyStatistics.test(name))
  );

/** Details of two checkpoints: the newest completed one and, if there is one, the newest that is or was in trouble. */
export function checkpointPaths(job: JobShape, history: ReadonlyArray<{ id: number; status: string }>): string[] {
  const completed = history.filter(({ status }) => status === 'COMPLETED');
  const others = history.filter(({ status }) => status !== 'COMPLETED');
  const chosen = [...completed.slice(0, 1), ...others.slice(0, 1), ...completed.slice(1), ...others.slice(1)].slice(
    0,
    2
  );
  return chosen.flatMap(({ id }) => {
    const details = `/jobs/${job.id}/checkpoints/details/${id}`;
    return [details, ...watchedVertices(job).map((vertex) => `${details}/subtasks/${vertex}`)];
  });
}

/** The lists of log files, threads and the log of a TaskManager. */
export const taskManagerDiagnostics = (id: string): string[] =>
  ['logs', 'log', 'thread-dump'].map((part) => `${taskManagerPath(id)}/${part}`);

/** The JobManager's own logs, of the files that it lists; of those in one folder some are of other processes. */
export const jobManagerLogPaths = (files: readonly string[]): string[] =>
  files
    .filter((name) => /jobmanager.*\.(?:log|out)$/.test(name))
    .map((name) => `/jobmanager/logs/${encodeURIComponent(name)}`);

/** Flink samples for about five seconds, and longer on a busy machine: asked for again until the samples are there. */
export const flameGraphPath = (job: JobShape, vertex: string): string =>
  `/jobs/${job.id}/vertices/${vertex}/flamegraph?type=FULL`;

/** What Flink refuses of these. */
export const refusedDiagnostics = [
  '/jobmanager/logs/nothing.log',
  '/taskmanagers/nobody/logs',
  '/taskmanagers/nobody/log',
  '/taskmanagers/nobody/thread-dump',
] as const;
