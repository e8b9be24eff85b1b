import { Fields } from './decode';
import { idSegment } from './ids';
import { decodeEdges, decodeDescriptions, type Edge } from './plan';
import { type Transport } from './transport';

/**
 * What a vertex has counted since its tasks started, summed over its subtasks. Times in ms of task time: they grow by
 * about 1000 ms a second and subtask. All of them start again at zero when the tasks restart.
 * null = Flink does not say (busy time of legacy sources), or the sum misses a subtask.
 */
export interface Counters {
  busyMs: number | null;
  idleMs: number | null;
  backpressuredMs: number | null;
  recordsIn: number | null;
  recordsOut: number | null;
  bytesIn: number | null;
  bytesOut: number | null;
}

export interface Vertex {
  id: string;
  /** The whole operator chain, such as `Source: orders[1] -> Calc[2]`. */
  name: string;
  parallelism: number;
  maxParallelism: number | null;
  /** An ExecutionState of Flink, the worst of its subtasks, such as RUNNING. */
  state: string;
  /** When the current attempts were first deployed: it changes with every restart. */
  started: number | null;
  ended: number | null;
  /** Subtasks by state, without zeros. */
  tasks: ReadonlyMap<string, number>;
  counters: Counters;
  /** The plan's text, with entities decoded and one operator a line; empty when the plan has none. */
  description: string;
}

/** `/jobs/:id`. Times are epoch ms of the JobManager's clock. */
export interface Job {
  id: string;
  name: string;
  state: string;
  /** STREAMING or BATCH; null when this version does not tell. */
  type: string | null;
  started: number | null;
  ended: number | null;
  durationMs: number | null;
  /** The JobManager's clock when it answered. */
  now: number;
  /** When the job last entered RUNNING; null when it never did. */
  runningSince: number | null;
  /** When it last began to restart; null when it never did. */
  restartedAt: number | null;
  /** In topological order. */
  vertices: Vertex[];
  edges: Edge[];
}

const endpoint = '/jobs/:id';

const completeness = ['read-bytes-complete', 'write-bytes-complete', 'read-records-complete', 'write-records-complete'];

const nothing = Fields.of({}, endpoint);

const counted = (metrics: Fields, name: string, complete: string) =>
  metrics.raw(complete) === false ? null : metrics.numberOrNull(name);

/** The `metrics` of a vertex or of a subtask. */
export function decodeCounters(given: Fields | null): Counters {
  const metrics = given ?? nothing;
  // The times say nothing of their own: as long as a subtask has not reported they are 0 or too small.
  const isReported = completeness.every((name) => metrics.raw(name) !== false);
  return {
    busyMs: isReported ? metrics.numberOrNull('accumulated-busy-time') : null,
    idleMs: isReported ? metrics.numberOrNull('accumulated-idle-time') : null,
    backpressuredMs: isReported ? metrics.numberOrNull('accumulated-backpressured-time') : null,
    recordsIn: counted(metrics, 'read-records', 'read-records-complete'),
    recordsOut: counted(metrics, 'write-records', 'write-records-complete'),
    bytesIn: counted(metrics, 'read-bytes', 'read-bytes-complete'),
    bytesOut: counted(metrics, 'write-bytes', 'write-bytes-complete'),
  };
}

function decodeVertex(vertex: Fields, descriptions: ReadonlyMap<string, string>): Vertex {
  const id = vertex.text('id');
  const tasks = vertex.objectOrNull('tasks')?.counts() ?? new Map<string, number>();
  const maxParallelism = vertex.numberOrNull('maxParallelism');
  return {
    id,
    name: vertex.text('name'),
    parallelism: vertex.number('parallelism'),
    maxParallelism: maxParallelism !== null && maxParallelism > 0 ? maxParallelism : null,
    state: vertex.text('status'),
    started: vertex.millisOrNull('start-time'),
    ended: vertex.millisOrNull('end-time'),
    tasks: new Map([...tasks].filter(([, count]) => count > 0)),
    counters: decodeCounters(vertex.objectOrNull('metrics')),
    description: descriptions.get(id) ?? '',
  };
}

export function decodeJob(answer: unknown): Job {
  const job = Fields.of(answer, endpoint);
  const plan = job.objectOrNull('plan');
  const descriptions = decodeDescriptions(plan);
  const vertices = job.list('vertices').map((vertex) => decodeVertex(vertex, descriptions));
  // A state that was never entered is 0, not -1.
  const entered = (state: string) => job.objectOrNull('timestamps')?.numberOrNull(state) || null;
  return {
    id: job.text('jid'),
    name: job.text('name'),
    state: job.text('state'),
    type: job.textOrNull('job-type') ?? plan?.textOrNull('type') ?? null,
    started: job.millisOrNull('start-time'),
    ended: job.millisOrNull('end-time'),
    durationMs: job.millisOrNull('duration'),
    now: job.number('now'),
    runningSince: entered('RUNNING'),
    restartedAt: entered('RESTARTING'),
    vertices,
    edges: decodeEdges(plan, new Set(vertices.map((vertex) => vertex.id))),
  };
}

export async function getJob(transport: Transport, jobId: string, signal?: AbortSignal): Promise<Job> {
  return decodeJob(await transport.get(`/jobs/${idSegment('job', jobId)}`, {}, signal));
}
