/**
 * What a scenario says about its cluster. Rates are records a second, times ms, sizes bytes. Everything that moves is
 * worked out from this, from a seed and from the time.
 */
export interface ClusterSpec {
  taskManagers: TaskManagerSpec[];
  jobs: JobSpec[];
}

export interface TaskManagerSpec {
  id: string;
  slots: number;
  /** How fast its tasks work, 1 = as they should: less where neighbours take the machine, or it is throttled. */
  speed: number;
  /** CPU cores that its process sees. */
  cores: number;
  /** Share of its time that it spends on garbage collection; null = the little that is usual. */
  gcShare: number | null;
}

/**
 * `legacySource`: a source that does not measure its busy time, as datagen (Flink reports "NaN").
 * `source`: a source of the newer kind, as Kafka.
 */
export type VertexKind = 'legacySource' | 'source' | 'operator';

export interface VertexSpec {
  id: string;
  /** The operator chain, such as `Source: orders[1] -> Calc[2]`. */
  name: string;
  /** The plan's text as Flink sends it, with `<br/>` and entities. */
  description: string;
  kind: VertexKind;
  parallelism: number;
  maxParallelism: number;
  /** What a source has to emit over all its subtasks; 0 for others. */
  demand: number;
  /** By how much the demand wanders around its mean, 0 to 1. */
  wander: number;
  /** What one subtask can take in when it is busy all the time; sources: what it can emit. */
  capacity: number;
  /** Records emitted for each record taken in; 1 for sources. */
  selectivity: number;
  /** Size of a record that it emits. */
  recordBytes: number;
  /** One subtask that gets more than its share of the input, or null. */
  hot: { subtask: number; share: number } | null;
  /** Whether watermarks start here. */
  assignsWatermarks: boolean;
  /** Share of its busy time that it waits for something outside of Flink, without using the CPU. */
  waits: number;
  /** State of one subtask; 0 = none. */
  stateBytes: number;
}

export type ShipStrategy = 'FORWARD' | 'HASH' | 'REBALANCE' | 'RESCALE' | 'BROADCAST';

/** Records flow between two vertices, named by their place in the job's list; `from` stands before `to`. */
export interface EdgeSpec {
  from: number;
  to: number;
  /** As Flink writes it; batch jobs add the key: `HASH[v]`. */
  strategy: string;
  exchange: string;
}

/** An input that stands in the plan but carries nothing: for plans that no Flink should send. */
export interface OddInput {
  target: number;
  sourceId: string;
}

export interface CheckpointSpec {
  intervalMs: number;
  timeoutMs: number;
  unaligned: boolean;
  /** Share of checkpoints that fail because a task cannot write its state. */
  failing: number;
  /** When savepoints are triggered, after the job was submitted. */
  savepointsAtMs: number[];
}

export interface ExceptionSpec {
  name: string;
  message: string;
  /** Lines of the trace below the message, without `\tat `. */
  frames: string[];
}

/** A job that fails again and again and is restarted. */
export interface FailureSpec {
  /** The vertex that throws, by its place in the list. */
  vertex: number;
  meanRunMs: number;
  shortestRunMs: number;
  restartDelayMs: number;
  exceptions: ExceptionSpec[];
}

/** A bounded job: when each vertex ran, after the job began to run, and what it had counted in the end. */
export interface BoundedSpec {
  vertices: Array<{ fromMs: number; toMs: number; recordsIn: number; recordsOut: number; busyShare: number }>;
}

export interface JobSpec {
  id: string;
  name: string;
  /** How long before the simulator's start it was submitted. */
  ageMs: number;
  /** In topological order, as Flink lists them. */
  vertices: VertexSpec[];
  edges: EdgeSpec[];
  oddInputs: OddInput[];
  checkpoints: CheckpointSpec | null;
  failures: FailureSpec | null;
  bounded: BoundedSpec | null;
  latencyMarkers: boolean;
  userConfig: ReadonlyArray<readonly [string, string]>;
  accumulators: ReadonlyArray<{ name: string; type: string; perRecord: number }>;
}

function mistakesOf({ vertices, edges }: JobSpec): string[] {
  const backwards = edges.filter(({ from, to }) => from >= to || vertices[to] === undefined);
  const cold = vertices.filter(({ hot, parallelism }) => hot !== null && hot.subtask >= parallelism);
  return [
    ...backwards.map(({ from, to }) => `edge ${from} -> ${to} does not lead on in the list of vertices`),
    ...cold.map(({ name, hot }) => `${name.slice(0, 80)} has no subtask ${hot?.subtask}`),
  ];
}

/** A scenario that contradicts itself is a mistake of whoever wrote it. */
export function checked(cluster: ClusterSpec): ClusterSpec {
  const mistakes = cluster.jobs.flatMap((job) => mistakesOf(job).map((text) => `${job.name.slice(0, 80)}: ${text}`));
  if (mistakes.length > 0) {
    throw new Error(mistakes.join('\n'));
  }
  return cluster;
}
