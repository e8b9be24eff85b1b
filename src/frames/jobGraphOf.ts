import { type Edge } from '../flink/plan';
import { type Vertex } from '../flink/job';
import { isTerminal } from '../flink/jobs';
import { type VertexMean } from '../flink/pressure/means';
import { type JobPicture, type VertexPressure } from '../flink/pressure/picture';
import { type VertexFlow } from '../flink/pressure/vertexFlow';
import { edgeRates } from './edgeRates';
import { allTaskManagers, type GraphDetails, noDetails, type SuspectDetail } from './graphDetails';
import {
  type GraphEdge,
  type GraphJob,
  type GraphSubtask,
  type GraphVertex,
  isFailureNews,
  type JobGraph,
  tasksText,
} from './jobGraph';
import { shortName } from './shortName';
import { mostRecords } from './uneven';

interface VertexKnown {
  pressure: VertexPressure | undefined;
  suspect: SuspectDetail | undefined;
  flow: VertexFlow | undefined;
  checkpointMs: number | undefined;
}

/** Where subtasks are known one by one, by their own records; else by what Flink says of all. */
function skewOf({ parallelism }: Vertex, { suspect, flow }: VertexKnown) {
  const uneven = suspect === undefined ? null : mostRecords(suspect);
  if (uneven !== null) {
    return { skewFactor: uneven.factor, skewSubtask: parallelism === 1 ? null : uneven.index };
  }
  return { skewFactor: parallelism === 1 ? 1 : (flow?.skewFactor ?? null), skewSubtask: null };
}

const latestAttempt = ({ detail }: SuspectDetail): number | null =>
  detail.subtasks.reduce<number | null>((latest, { attempt }) => Math.max(latest ?? 0, attempt), null);

function vertexRow(vertex: Vertex, known: VertexKnown): GraphVertex {
  const { pressure, suspect, flow, checkpointMs } = known;
  const mean = pressure?.mean ?? null;
  const worst = pressure?.worst ?? null;
  return {
    id: vertex.id,
    title: shortName(vertex.name),
    state: vertex.state,
    name: vertex.name,
    parallelism: vertex.parallelism,
    running: vertex.tasks.size === 0 ? null : (vertex.tasks.get('RUNNING') ?? 0),
    ...ratesOf(mean),
    busyMax: worst?.busy ?? null,
    backpressuredMax: worst?.backpressured ?? null,
    measured: worst?.measuredAt ?? null,
    busyMean: mean?.shares.busy ?? null,
    idleMean: mean?.shares.idle ?? null,
    backpressuredMean: mean?.shares.backpressured ?? null,
    started: vertex.started,
    tasks: vertex.tasks.size === 0 ? null : tasksText(vertex.tasks),
    attempt: suspect === undefined ? null : latestAttempt(suspect),
    watermarkLag: flow?.watermarkLag ?? null,
    ...skewOf(vertex, known),
    checkpointDuration: checkpointMs ?? null,
    checkpointStartDelay: flow?.startDelayMs ?? null,
    checkpointAlignment: flow?.alignmentMs ?? null,
    description: vertex.description,
  };
}

/** Rates, and what they are means over. */
const ratesOf = (mean: VertexMean | null) => ({
  recordsIn: mean?.recordsIn ?? null,
  recordsOut: mean?.recordsOut ?? null,
  bytesIn: mean?.bytesIn ?? null,
  bytesOut: mean?.bytesOut ?? null,
  span: mean?.elapsedMs ?? null,
  basis: mean?.basis ?? null,
});

function edgeRows(edges: readonly Edge[], vertices: readonly GraphVertex[]): GraphEdge[] {
  const rates = edgeRates(vertices, edges);
  return edges.map((edge, index) => ({
    ...edge,
    id: `${edge.source}-${edge.target}-${index}`,
    records: rates[index] ?? null,
  }));
}

function subtaskRows(vertex: string, { worst }: VertexPressure, suspect: SuspectDetail | undefined): GraphSubtask[] {
  const details = new Map(suspect?.detail.subtasks.map((subtask) => [subtask.index, subtask]));
  return (worst?.subtasks ?? []).map(({ index, busy, idle, backpressured }) => {
    const detail = details.get(index);
    const mean = suspect?.means.get(String(index));
    return {
      vertex,
      index: String(index),
      busy,
      backpressured,
      idle,
      recordsIn: mean?.recordsIn ?? null,
      recordsOut: mean?.recordsOut ?? null,
      state: detail?.state ?? null,
      attempt: detail?.attempt ?? null,
      taskManager: detail?.taskManagerId ?? null,
      watermarkLag: null,
      measured: worst?.measuredAt ?? null,
    };
  });
}

/** Of all TaskManagers the mean. */
function coresOf(id: string, cores: GraphDetails['cores']): number | null {
  if (id !== allTaskManagers) {
    return cores.get(id) ?? null;
  }
  const known = [...cores.values()].filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0) / known.length;
}

function jobRow({ job, ...picture }: JobPicture, problem: string | null, details: GraphDetails): GraphJob {
  const ourClock = picture.answeredAt - job.now;
  // Of an ended job a History Server answers what was written at its end, `now` included: that is no clock.
  const ahead = isTerminal(job.state) ? 0 : ourClock;
  const ours = (time: number | null) => (time === null ? null : time + ahead);
  const { restarts } = picture;
  const uptime = job.state === 'RUNNING' && job.runningSince !== null ? job.now - job.runningSince : null;
  return {
    id: job.id,
    name: job.name,
    state: job.state,
    type: job.type,
    started: ours(job.started),
    ended: ours(job.ended),
    uptime,
    restarts,
    answered: picture.answeredAt,
    measured: picture.measuredAt,
    staleSince: picture.outage?.since ?? null,
    problem,
    failure: isFailureNews({ state: job.state, restarts, uptime }) ? details.failure : null,
    requests: picture.requests + details.requests,
  };
}

/**
 * @param problem why the picture is old, as a sentence for people; null when it is not
 * @param details what is known beside the picture
 */
export function jobGraphOf(picture: JobPicture, problem: string | null, details: GraphDetails = noDetails): JobGraph {
  const { suspects, flows, checkpointMs, loads, cores } = details;
  const vertices = picture.job.vertices.map((vertex) =>
    vertexRow(vertex, {
      pressure: picture.pressure.get(vertex.id),
      suspect: suspects.get(vertex.id),
      flow: flows.get(vertex.id),
      checkpointMs: checkpointMs.get(vertex.id),
    })
  );
  return {
    job: jobRow(picture, problem, details),
    vertices,
    edges: edgeRows(picture.job.edges, vertices),
    subtasks: [...picture.pressure].flatMap(([vertex, pressure]) =>
      subtaskRows(vertex, pressure, suspects.get(vertex))
    ),
    taskManagers: [...loads].map(([id, load]) => ({ id, ...load, cores: coresOf(id, cores) })),
  };
}
