import { type GraphEdge, type GraphSubtask, type GraphVertex, type JobGraph } from '../../../frames/jobGraph';
import { type Difference, differencesOf } from './differences';
import { isKnown, type Lane, type Past, stepAt, type TaskPast, valueIn } from './past';
import { taskManagerNames } from './taskManagerNames';

/** A job as it was. */
export interface Moment {
  /** The moment asked for, epoch ms. */
  at: number;
  /** When the values shown were measured; null = nothing is known of this moment. */
  sampled: number | null;
  /** The live graph with the values of the moment. */
  graph: JobGraph;
  /** How the job of then is not the job of now. */
  differences: Difference[];
}

type Structure = 'id' | 'title' | 'name' | 'parallelism' | 'description';

/** All that a vertex tells of a moment, not known: what Prometheus does not keep stays so, whatever is known of now. */
const unknownVertex: Omit<GraphVertex, Structure> = {
  state: null,
  running: null,
  recordsIn: null,
  recordsOut: null,
  bytesIn: null,
  bytesOut: null,
  busyMax: null,
  backpressuredMax: null,
  measured: null,
  busyMean: null,
  idleMean: null,
  backpressuredMean: null,
  span: null,
  basis: null,
  started: null,
  tasks: null,
  attempt: null,
  watermarkLag: null,
  skewFactor: null,
  skewSubtask: null,
  checkpointDuration: null,
  checkpointStartDelay: null,
  checkpointAlignment: null,
};

/** A source of the older kind measures no busy time, and calls its idle time 0 however long it waits. */
const idleIn = (lane: Lane, step: number) =>
  valueIn(lane, 'busy', step) === null && valueIn(lane, 'idle', step) === 0 ? null : valueIn(lane, 'idle', step);

function subtaskRows(
  vertex: string,
  { subtasks }: TaskPast,
  step: number,
  past: Past,
  names: (id: string) => string
): GraphSubtask[] {
  return [...subtasks].flatMap(([index, { lane, taskManagers }]) => {
    const taskManager = taskManagers[step] ?? null;
    return isKnown(lane, step)
      ? [
          {
            vertex,
            index,
            busy: valueIn(lane, 'busy', step),
            backpressured: valueIn(lane, 'backpressured', step),
            idle: idleIn(lane, step),
            recordsIn: valueIn(lane, 'recordsIn', step),
            recordsOut: valueIn(lane, 'recordsOut', step),
            state: 'RUNNING',
            attempt: null,
            taskManager: taskManager === null ? null : names(taskManager),
            watermarkLag: valueIn(lane, 'watermark', step),
            measured: past.grid[step] ?? null,
          },
        ]
      : [];
  });
}

interface Aggregate {
  max: number | null;
  mean: number | null;
  sum: number | null;
  count: number;
}

function aggregate(values: ReadonlyArray<number | null>): Aggregate {
  const known = values.filter((value) => value !== null);
  const sum = known.reduce((total, value) => total + value, 0);
  return known.length === 0
    ? { max: null, mean: null, sum: null, count: 0 }
    : { max: Math.max(...known), mean: sum / known.length, sum, count: known.length };
}

/** Records of the subtask that has most against the mean of all. */
function skewOf(rows: readonly GraphSubtask[]): Pick<GraphVertex, 'skewFactor' | 'skewSubtask'> {
  const by = rows.some(({ recordsIn }) => (recordsIn ?? 0) > 0) ? 'recordsIn' : 'recordsOut';
  const { max, mean, count } = aggregate(rows.map((row) => row[by]));
  return max === null || mean === null || mean <= 0 || count < 2 || count < rows.length
    ? { skewFactor: null, skewSubtask: null }
    : { skewFactor: max / mean, skewSubtask: rows.find((row) => row[by] === max)?.index ?? null };
}

/** From series of the whole task: what they were made with is not known, a maximum is most common. */
const ofWhole = (lane: Lane, step: number) => ({
  busyMax: valueIn(lane, 'busy', step),
  backpressuredMax: valueIn(lane, 'backpressured', step),
  recordsIn: valueIn(lane, 'recordsIn', step),
  recordsOut: valueIn(lane, 'recordsOut', step),
  watermarkLag: valueIn(lane, 'watermark', step),
});

function ofSubtasks(rows: readonly GraphSubtask[]) {
  const busy = aggregate(rows.map((row) => row.busy));
  const backpressured = aggregate(rows.map((row) => row.backpressured));
  return {
    running: rows.length,
    tasks: `RUNNING ${rows.length}`,
    busyMax: busy.max,
    busyMean: busy.mean,
    backpressuredMax: backpressured.max,
    backpressuredMean: backpressured.mean,
    idleMean: aggregate(rows.map((row) => row.idle)).mean,
    recordsIn: aggregate(rows.map((row) => row.recordsIn)).sum,
    recordsOut: aggregate(rows.map((row) => row.recordsOut)).sum,
    watermarkLag: aggregate(rows.map((row) => row.watermarkLag)).max,
    ...skewOf(rows),
  };
}

const without = ({ id, title, name, parallelism, description }: GraphVertex): GraphVertex => ({
  ...unknownVertex,
  id,
  title,
  name,
  parallelism,
  description,
});

function vertexAt(
  vertex: GraphVertex,
  task: TaskPast | undefined,
  rows: readonly GraphSubtask[],
  step: number,
  measured: number
): GraphVertex {
  const bare = without(vertex);
  if (task === undefined || (rows.length === 0 && !isKnown(task.whole, step))) {
    return bare;
  }
  const values = rows.length > 0 ? ofSubtasks(rows) : ofWhole(task.whole, step);
  return {
    ...bare,
    ...values,
    state: 'RUNNING',
    measured,
    parallelism: rows.length > 0 ? Math.max(rows.length, lastIndex(rows) + 1) : vertex.parallelism,
  };
}

const lastIndex = (rows: readonly GraphSubtask[]) =>
  rows.reduce((last, { index }) => Math.max(last, Number(index) || 0), 0);

/** Flink counts records at vertices: a connection's are known where it is the only one on one of its sides. */
function edgesAt(edges: readonly GraphEdge[], vertices: readonly GraphVertex[]): GraphEdge[] {
  const byId = new Map(vertices.map((vertex) => [vertex.id, vertex]));
  const inputs = new Map<string, number>();
  const outputs = new Map<string, number>();
  edges.forEach(({ source, target }) => {
    inputs.set(target, (inputs.get(target) ?? 0) + 1);
    outputs.set(source, (outputs.get(source) ?? 0) + 1);
  });
  return edges.map((edge) => {
    const received = inputs.get(edge.target) === 1 ? byId.get(edge.target)?.recordsIn : null;
    const sent = outputs.get(edge.source) === 1 ? byId.get(edge.source)?.recordsOut : null;
    return { ...edge, records: received ?? sent ?? null };
  });
}

/** The live graph with nothing known of it. */
function nothingKnown(live: JobGraph, at: number): JobGraph {
  return {
    job: jobAt(live, at, null),
    vertices: live.vertices.map(without),
    edges: live.edges.map((edge) => ({ ...edge, records: null })),
    subtasks: [],
    taskManagers: [],
  };
}

const jobAt = ({ job }: JobGraph, at: number, measured: number | null): JobGraph['job'] =>
  job === null
    ? null
    : {
        ...job,
        state: 'RUNNING',
        ended: null,
        uptime: null,
        restarts: null,
        answered: at,
        measured,
        staleSince: null,
        problem: null,
      };

/** The graph at a step of the grid: the live vertices and connections with the values of then. */
export function graphAt(past: Past, live: JobGraph, step: number): JobGraph {
  const measured = past.grid[step] ?? 0;
  const names = taskManagerNames(live);
  const rowsOf = new Map(
    live.vertices.map(({ id }) => {
      const task = past.tasks.get(id);
      return [id, task === undefined ? [] : subtaskRows(id, task, step, past, names)];
    })
  );
  const vertices = live.vertices.map((vertex) =>
    vertexAt(vertex, past.tasks.get(vertex.id), rowsOf.get(vertex.id) ?? [], step, measured)
  );
  return {
    job: jobAt(live, measured, measured),
    vertices,
    edges: edgesAt(live.edges, vertices),
    subtasks: [...rowsOf.values()].flat(),
    taskManagers: [],
  };
}

/**
 * The job at a moment, from the samples nearest to it; where there are none within the limit, nothing is known.
 * @param at epoch ms
 */
export function momentOf(past: Past, live: JobGraph, at: number): Moment {
  const step = stepAt(past, at);
  if (step === null) {
    const differences: Difference[] = past.hasOtherJobs && past.grid.length === 0 ? [{ kind: 'otherJobs' }] : [];
    return { at, sampled: null, graph: nothingKnown(live, at), differences };
  }
  const graph = graphAt(past, live, step);
  return { at, sampled: past.grid[step] ?? null, graph, differences: differencesOf(past, live, graph, step) };
}
