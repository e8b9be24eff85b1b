/**
 * Why a bottleneck is one, most telling first:
 * - `skew`: few subtasks get most of the records
 * - `garbageCollection`, `cpu`: pressure on the TaskManager of the guilty subtasks
 * - `slowTaskManager`: the guilty subtasks share one TaskManager, and nothing else sets them apart
 * - `blocked`: busy, yet the CPU is not: the operator waits for something outside of Flink
 * - `alignment`: checkpoint barriers hold inputs back
 * - `tooFewSubtasks`: all subtasks are busy and far fewer than those that feed them
 * - `operator`: all subtasks are busy: the work itself is more than they can do
 * - `network`: backpressure ends at a vertex that is neither busy nor backpressured
 * - `unknown`: what would tell is not known
 */
export type Cause =
  | 'skew'
  | 'garbageCollection'
  | 'cpu'
  | 'slowTaskManager'
  | 'blocked'
  | 'alignment'
  | 'tooFewSubtasks'
  | 'operator'
  | 'network'
  | 'unknown';

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
  /** Of the TaskManager of the guilty subtasks, and of all. */
  cpu: number | null;
  cpuAll: number | null;
  gc: number | null;
  gcAll: number | null;
  alignment: number | null;
  /** Subtasks of the vertex, and of the largest vertex that feeds it. */
  parallelism: number | null;
  parallelismBefore: number | null;
}

/** One place that holds others back. */
export interface Bottleneck {
  /** Vertex id. */
  vertex: string;
  cause: Cause;
  /** Guilty subtasks by index, the hottest first; empty when all are, or none is known. */
  subtasks: string[];
  /** The TaskManager that all guilty subtasks share; null when they do not, or it is not known. */
  taskManager: string | null;
  /** Vertices upstream that are backpressured because of it, nearest first. */
  heldBack: string[];
  evidence: Evidence;
}

/**
 * What holds a job back at one moment. `bottlenecks`: the one that holds back most first. `none`: nothing does; `idle`
 * vertices all wait, `sources` says that the sources give less than the job could take, `healthy` neither. `unknown`: too
 * little is known to say.
 */
export type Diagnosis =
  | { kind: 'bottlenecks'; bottlenecks: Bottleneck[] }
  | { kind: 'none'; because: 'idle' | 'sources' | 'healthy' }
  | { kind: 'unknown'; because: 'notRunning' | 'noValues' | 'justStarted' };
