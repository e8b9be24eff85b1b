/**
 * Why a place is the bottleneck, or would be the next one. Of a busy place with few hot subtasks:
 * - `skew`: the hot subtasks get more records than the others
 * - `slowTaskManager`: the hot subtasks share one TaskManager, and nothing else sets them apart
 * Of a busy place, whichever its subtasks:
 * - `garbageCollection`, `cpu`: pressure on the TaskManagers of the subtasks
 * - `blocked`: busy, yet the CPU is not: the operator waits, for a service, a lock, a disk, or the machine's CPU
 * - `tooFewSubtasks`: all subtasks are busy and far fewer than those that feed them
 * - `operator`: the work itself is more than the subtasks can do
 * - `bursts`: busy less than half of the time, but whenever it is, others wait
 * Of a place that is not busy:
 * - `starting`: it takes no records yet, because subtasks are deployed or restore their state
 * - `alignment`: checkpoint barriers hold inputs back
 * - `network`: backpressure ends at a vertex that is neither busy nor backpressured
 * - `unknown`: what would tell is not known
 */
export const causes = [
  'skew',
  'garbageCollection',
  'cpu',
  'slowTaskManager',
  'blocked',
  'bursts',
  'tooFewSubtasks',
  'operator',
  'starting',
  'alignment',
  'network',
  'unknown',
] as const;

export type Cause = (typeof causes)[number];

/** What supports a cause. Shares are 0 to 1, rates per second, durations ms; null = not known. */
export interface Evidence {
  /** Of the vertex: its busiest subtask. */
  busy: number | null;
  /** Mean of the subtasks that are not guilty; null when all are. */
  busyOthers: number | null;
  /** Records in (of a source out) of the guilty subtasks, and of the vertex. */
  records: number | null;
  recordsAll: number | null;
  /** Records of the guilty subtask that has most, against the mean of all. */
  skewFactor: number | null;
  /** Of the TaskManagers of the guilty subtasks the largest, and the mean of all. */
  cpu: number | null;
  cpuAll: number | null;
  gc: number | null;
  gcAll: number | null;
  alignment: number | null;
  /** Subtasks of the vertex, and of the largest vertex that feeds it. */
  parallelism: number | null;
  parallelismBefore: number | null;
}

/** A vertex with what makes it special. */
export interface Place {
  /** Vertex id. */
  vertex: string;
  cause: Cause;
  /** Guilty subtasks by index, the hottest first; empty when all are, or none is known. */
  subtasks: string[];
  /** The TaskManager that all guilty subtasks share; null when they do not, or it is not known. */
  taskManager: string | null;
  evidence: Evidence;
}

/** One place that holds others back. */
export interface Bottleneck extends Place {
  /** Vertices upstream that are backpressured because of it, nearest first. */
  heldBack: string[];
}

/**
 * A place that holds nobody back yet. `nearLimit`: it has hardly any time left, and is the first to hold others back when
 * more records come; of a source: it reads as fast as it can. `uneven`: few subtasks do most of the work, so they
 * are at their limit long before the others.
 */
export interface Concern extends Place {
  kind: 'nearLimit' | 'uneven';
}

/**
 * What holds a job back at one moment. `bottlenecks`: the one that holds back most first. `none`: nothing does; `idle`:
 * nothing flows, `sources`: a source is busy all the time and gives less than the job could take, `healthy`: neither.
 * `unknown`: too little is known to say. `concerns`: the most pressing first. `notKnown`: how many running vertices had no
 * values.
 */
export type Diagnosis =
  | { kind: 'bottlenecks'; bottlenecks: Bottleneck[]; concerns: Concern[] }
  | { kind: 'none'; because: 'idle' | 'sources' | 'healthy'; concerns: Concern[]; notKnown: number }
  | { kind: 'unknown'; because: 'notRunning' | 'noValues' | 'justStarted' };
