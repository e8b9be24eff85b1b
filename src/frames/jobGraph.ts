import { type DataFrame, FieldColorModeId, type FieldConfig, FieldType } from '@grafana/data';
import { contract, type Extra, key, number, type RowOf, text, time } from './contract';
import { pressureColours } from './pressureLevel';
import { byteRate, ms, rate, share } from './units';

/*
 * The job graph is five frames: `nodes` and `edges` with the columns of Grafana's node graph, so that the core panel
 * draws them too, `job` with one row, and `subtasks of the graph` and `task managers of the graph` with what was looked at
 * closely. Shares are 0 to 1, rates per second, times epoch ms of the viewer's clock,
 * durations ms. An empty cell means "not known", never zero.
 */

const arc = (displayName: string, fixedColor: string): FieldConfig => ({
  ...share(displayName),
  color: { mode: FieldColorModeId.Fixed, fixedColor },
});

const figure = (displayName: string, fixedColor: string): FieldConfig => ({
  displayName,
  description: 'Maximum over the subtasks; their mean where the maximum is not known',
  color: { mode: FieldColorModeId.Fixed, fixedColor },
});

interface Shown {
  busyMax: number | null;
  busyMean: number | null;
  idleMean: number | null;
  backpressuredMax: number | null;
  backpressuredMean: number | null;
}

/** The core panel knows no units: it would write 0.99 percentunit. */
const asPercent = (share: number | null) => (share === null ? null : `${Math.round(share * 100)} %`);
const unknownShare = (row: Shown) =>
  Math.max(0, 1 - (row.busyMean ?? 0) - (row.idleMean ?? 0) - (row.backpressuredMean ?? 0));

/** What the core node graph shows: two figures, and a ring of the means, whose arcs must add up to 1. */
const forCorePanel: ReadonlyArray<Extra<Shown>> = [
  {
    name: 'mainstat',
    type: FieldType.string,
    config: figure('Upper figure: backpressured', pressureColours.backpressured),
    value: (row) => asPercent(row.backpressuredMax ?? row.backpressuredMean),
  },
  {
    name: 'secondarystat',
    type: FieldType.string,
    config: figure('Lower figure: busy', pressureColours.busy),
    value: (row) => asPercent(row.busyMax ?? row.busyMean),
  },
  {
    name: 'arc__idle',
    type: FieldType.number,
    config: arc('Idle', pressureColours.idle),
    value: (row) => row.idleMean ?? 0,
  },
  {
    name: 'arc__busy',
    type: FieldType.number,
    config: arc('Busy', pressureColours.busy),
    value: (row) => row.busyMean ?? 0,
  },
  {
    name: 'arc__backpressured',
    type: FieldType.number,
    config: arc('Backpressured', pressureColours.backpressured),
    value: (row) => row.backpressuredMean ?? 0,
  },
  {
    name: 'arc__unknown',
    type: FieldType.number,
    config: arc('Not known', pressureColours.unknown),
    value: unknownShare,
  },
];

/** One row a vertex, in topological order. */
export const graphVertices = contract(
  'nodes',
  {
    id: key('id', { displayName: 'Vertex ID' }),
    /** Readable: without the plan's numbers and the planner's own steps. */
    title: text('title', { displayName: 'Vertex' }),
    /** Flink's word, such as RUNNING. */
    state: text('subtitle', { displayName: 'Task state' }),
    /** The whole operator chain. */
    name: text('detail__name', { displayName: 'Operators' }),
    parallelism: number('detail__parallelism', { displayName: 'Parallelism' }),
    /** Subtasks that run now. */
    running: number('detail__running', { displayName: 'Subtasks running' }),
    recordsIn: number('detail__records_in', rate('Records in')),
    recordsOut: number('detail__records_out', rate('Records out')),
    bytesIn: number('detail__bytes_in', byteRate('Bytes in')),
    bytesOut: number('detail__bytes_out', byteRate('Bytes out')),
    /** Maximum over the subtasks, as Flink's UI shows it. */
    busyMax: number('busy_max', share('Busiest subtask', 'Mean of the last 60 s')),
    backpressuredMax: number('backpressured_max', share('Most backpressured subtask', 'Mean of the last 60 s')),
    /** When the maxima were measured. */
    measured: time('measured', { displayName: 'Maxima measured' }),
    /** Means over the subtasks and over `span`. */
    busyMean: number('busy_mean', share('Busy, mean')),
    idleMean: number('idle_mean', share('Idle, mean')),
    backpressuredMean: number('backpressured_mean', share('Backpressured, mean')),
    span: number('span', { displayName: 'Mean over', unit: 'ms', description: 'The time that means and rates cover' }),
    /** `interval`: between two answers of Flink; `sinceStart`: since the tasks were started. */
    basis: text('basis', { displayName: 'Mean since' }),
    started: time('started', { displayName: 'Started' }),
    /** Subtasks by Flink's state words, see `taskCounts`. */
    tasks: text('detail__tasks', { displayName: 'Tasks' }),
    /** The largest attempt of its subtasks: 0 = the first, every restart adds 1. */
    attempt: number('detail__attempt', { displayName: 'Attempt', decimals: 0 }),
    /** How far its input watermark is behind, by the JobManager's clock. */
    watermarkLag: number('watermark_lag', ms('Watermark lag')),
    /** Records of the subtask that has most against the mean of all: 1 = even, 2 = twice as many. */
    skewFactor: number('skew_factor', { displayName: 'Skew', unit: 'suffix: ×', decimals: 1 }),
    /** The subtask that has most. */
    skewSubtask: text('skew_subtask', { displayName: 'Subtask with most records' }),
    /** Of the last completed checkpoint: from its trigger until this vertex had acknowledged. */
    checkpointDuration: number('checkpoint_duration', ms('Checkpoint, end to end')),
    /** Of the last checkpoint that its subtasks took part in, as their metrics tell. */
    checkpointStartDelay: number('checkpoint_start_delay', ms('Checkpoint, longest start delay')),
    checkpointAlignment: number('checkpoint_alignment', ms('Checkpoint, longest alignment')),
    /** The plan's text. */
    description: text('description', { displayName: 'Plan' }),
  },
  forCorePanel
);

/** One row a connection; records flow from source to target. */
export const graphEdges = contract('edges', {
  id: key('id'),
  source: key('source', { displayName: 'From' }),
  target: key('target', { displayName: 'To' }),
  /** FORWARD, HASH, REBALANCE, BROADCAST, ... */
  shipStrategy: text('mainstat', { displayName: 'Ship strategy' }),
  exchange: text('detail__exchange', { displayName: 'Exchange' }),
  /** Records per second; empty where several inputs and outputs leave it open. */
  records: number('secondarystat', rate('Records')),
});

/** One row a subtask of each vertex that was looked at: in a large job not of all. Rates and TaskManager are known of suspects. */
export const graphSubtasks = contract('subtasks of the graph', {
  vertex: key('vertex', { displayName: 'Vertex ID' }),
  index: key('subtask', { displayName: 'Subtask' }),
  busy: number('busy', share('Busy', 'Mean of the last 60 s')),
  backpressured: number('backpressured', share('Backpressured', 'Mean of the last 60 s')),
  idle: number('idle', share('Idle', 'Mean of the last 60 s')),
  recordsIn: number('records in', rate('Records in')),
  recordsOut: number('records out', rate('Records out')),
  /** Flink's word. */
  state: text('state', { displayName: 'Subtask state' }),
  attempt: number('attempt', { displayName: 'Attempt', decimals: 0 }),
  taskManager: text('task manager', { displayName: 'TaskManager' }),
  watermarkLag: number('watermark lag', ms('Watermark lag')),
  measured: time('subtask measured', { displayName: 'Measured' }),
});

/** One row a TaskManager that runs a suspect, and one, with the id `*`, for the mean of all. */
export const graphTaskManagers = contract('task managers of the graph', {
  id: key('task manager id', { displayName: 'TaskManager' }),
  /** Of the process, over all its cores. */
  cpu: number('cpu', share('CPU')),
  /** Time spent on garbage collection. */
  gc: number('gc', share('Garbage collection')),
  heap: number('heap', share('Heap used')),
  /** CPU cores that the process sees; of `*` their mean. */
  cores: number('cores', { displayName: 'CPU cores', decimals: 0 }),
});

/** One row: the job as a whole. */
export const graphJob = contract('job', {
  id: key('job_id', { displayName: 'Job ID' }),
  name: text('job_name', { displayName: 'Job' }),
  state: key('job_state', { displayName: 'State' }),
  type: text('job_type', { displayName: 'Type' }),
  started: time('job_started', { displayName: 'Started' }),
  ended: time('job_ended', { displayName: 'Ended' }),
  /** Since the job last started to run. */
  uptime: number('uptime', { displayName: 'Uptime', unit: 'dtdurationms', decimals: 0 }),
  restarts: number('restarts', { displayName: 'Restarts', decimals: 0 }),
  /** When Flink answered. */
  answered: time('answered', { displayName: 'Answered' }),
  /** When the TaskManagers measured the counters behind means and rates, at the earliest. */
  measured: time('job_measured', { displayName: 'Measured' }),
  /** Set while Flink does not answer: the frames are the last ones, of this moment. */
  staleSince: time('stale_since', { displayName: 'Stale since' }),
  /** Why they are stale, as a sentence. */
  problem: text('problem', { displayName: 'Problem' }),
  /**
   * What made it fail or restart, while that is news: the exception's first line and, on a line of its own, that of its
   * innermost cause.
   */
  failure: text('failure', { displayName: 'Failure' }),
  /** Requests sent for this picture. */
  requests: number('requests', { displayName: 'Requests', decimals: 0 }),
});

export type GraphVertex = RowOf<typeof graphVertices>;
export type GraphEdge = RowOf<typeof graphEdges>;
export type GraphJob = RowOf<typeof graphJob>;
export type GraphSubtask = RowOf<typeof graphSubtasks>;
export type GraphTaskManager = RowOf<typeof graphTaskManagers>;

export interface JobGraph {
  job: GraphJob | null;
  vertices: GraphVertex[];
  edges: GraphEdge[];
  subtasks: GraphSubtask[];
  taskManagers: GraphTaskManager[];
}

/** A restart is news for this long, ms. */
const restartNewsMs = 300_000;

/** Whether the job fails, has failed or has restarted a short while ago. */
export function isFailureNews({ state, restarts, uptime }: Pick<GraphJob, 'state' | 'restarts' | 'uptime'>): boolean {
  const hasJustRestarted = restarts !== null && restarts > 0 && uptime !== null && uptime < restartNewsMs;
  return ['RESTARTING', 'FAILING', 'FAILED'].includes(state) || hasJustRestarted;
}

const taskPattern = /^([A-Z]+) (\d+)$/;

/** Subtasks by state as the cell `tasks` has them: `RUNNING 6, FINISHED 2`. */
export const tasksText = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([state, count]) => `${state} ${count}`).join(', ');

/** Reads `tasksText` back; what is none is left out. */
export const taskCounts = (tasks: string | null): Map<string, number> =>
  new Map(
    (tasks ?? '').split(', ').flatMap((part): Array<[string, number]> => {
      const [, state, count] = taskPattern.exec(part) ?? [];
      return state === undefined || count === undefined ? [] : [[state, Number(count)]];
    })
  );

export const jobGraphFrames = ({ job, vertices, edges, subtasks, taskManagers }: JobGraph): DataFrame[] => [
  graphVertices.frame(vertices, { preferredVisualisationType: 'nodeGraph' }),
  graphEdges.frame(edges, { preferredVisualisationType: 'nodeGraph' }),
  graphJob.frame(job === null ? [] : [job]),
  graphSubtasks.frame(subtasks),
  graphTaskManagers.frame(taskManagers),
];

function firstRead<T>(frames: readonly DataFrame[], read: (frame: DataFrame) => T | null): T | null {
  for (const frame of frames) {
    const result = read(frame);
    if (result !== null) {
      return result;
    }
  }
  return null;
}

/**
 * Reads the frames back; null when no frame has the columns of a graph's nodes. Node graphs of other sources are read
 * too, with what they have. Rows with the same id count once, edges to unknown vertices not at all.
 */
export function readJobGraph(frames: readonly DataFrame[]): JobGraph | null {
  // Edges are read once: a thousand rows at every refresh would be felt.
  const edgesOf = new Map(frames.map((frame) => [frame, graphEdges.read(frame)]));
  const rows = firstRead(
    frames.filter((frame) => edgesOf.get(frame) === null && frame.fields.some((field) => field.name === 'title')),
    graphVertices.read
  );
  if (rows === null) {
    return null;
  }
  const vertices = [...new Map(rows.map((row) => [row.id, row])).values()];
  const known = new Set(vertices.map((vertex) => vertex.id));
  const edges = firstRead(frames, (frame) => edgesOf.get(frame) ?? null) ?? [];
  return {
    job: firstRead(frames, graphJob.read)?.[0] ?? null,
    vertices,
    edges: edges.filter((edge) => known.has(edge.source) && known.has(edge.target)),
    subtasks: (firstRead(frames, graphSubtasks.read) ?? []).filter(({ vertex }) => known.has(vertex)),
    taskManagers: firstRead(frames, graphTaskManagers.read) ?? [],
  };
}
