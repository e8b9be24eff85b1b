import { type Edge } from '../flink/plan';
import { type Vertex } from '../flink/job';
import { isTerminal } from '../flink/jobs';
import { type JobPicture, type VertexPressure } from '../flink/pressure/picture';
import {
  type GraphEdge,
  type GraphJob,
  type GraphSubtask,
  type GraphVertex,
  type JobGraph,
  tasksText,
} from './jobGraph';
import { shortName } from './shortName';

function vertexRow(vertex: Vertex, pressure: VertexPressure | undefined): GraphVertex {
  const mean = pressure?.mean ?? null;
  const worst = pressure?.worst ?? null;
  return {
    id: vertex.id,
    title: shortName(vertex.name),
    state: vertex.state,
    name: vertex.name,
    parallelism: vertex.parallelism,
    running: vertex.tasks.size === 0 ? null : (vertex.tasks.get('RUNNING') ?? 0),
    recordsIn: mean?.recordsIn ?? null,
    recordsOut: mean?.recordsOut ?? null,
    bytesIn: mean?.bytesIn ?? null,
    bytesOut: mean?.bytesOut ?? null,
    busyMax: worst?.busy ?? null,
    backpressuredMax: worst?.backpressured ?? null,
    measured: worst?.measuredAt ?? null,
    busyMean: mean?.shares.busy ?? null,
    idleMean: mean?.shares.idle ?? null,
    backpressuredMean: mean?.shares.backpressured ?? null,
    span: mean?.elapsedMs ?? null,
    basis: mean?.basis ?? null,
    started: vertex.started,
    tasks: vertex.tasks.size === 0 ? null : tasksText(vertex.tasks),
    attempt: null,
    watermarkLag: null,
    skewFactor: null,
    skewSubtask: null,
    checkpointDuration: null,
    checkpointStartDelay: null,
    checkpointAlignment: null,
    description: vertex.description,
  };
}

const edgeRow = (edge: Edge, index: number): GraphEdge => ({
  ...edge,
  id: `${edge.source}-${edge.target}-${index}`,
  records: null,
});

const subtaskRows = (vertex: string, { worst }: VertexPressure): GraphSubtask[] =>
  (worst?.subtasks ?? []).map(({ index, busy, idle, backpressured }) => ({
    vertex,
    index: String(index),
    busy,
    backpressured,
    idle,
    recordsIn: null,
    recordsOut: null,
    state: null,
    attempt: null,
    taskManager: null,
    watermarkLag: null,
    measured: worst?.measuredAt ?? null,
  }));

function jobRow({ job, ...picture }: JobPicture, problem: string | null): GraphJob {
  const ourClock = picture.answeredAt - job.now;
  // Of an ended job a History Server answers what was written at its end, `now` included: that is no clock.
  const ahead = isTerminal(job.state) ? 0 : ourClock;
  const ours = (time: number | null) => (time === null ? null : time + ahead);
  return {
    id: job.id,
    name: job.name,
    state: job.state,
    type: job.type,
    started: ours(job.started),
    ended: ours(job.ended),
    uptime: job.state === 'RUNNING' && job.runningSince !== null ? job.now - job.runningSince : null,
    restarts: picture.restarts,
    answered: picture.answeredAt,
    measured: picture.measuredAt,
    staleSince: picture.outage?.since ?? null,
    problem,
    failure: null,
    requests: picture.requests,
  };
}

/** @param problem why the picture is old, as a sentence for people; null when it is not */
export const jobGraphOf = (picture: JobPicture, problem: string | null): JobGraph => ({
  job: jobRow(picture, problem),
  vertices: picture.job.vertices.map((vertex) => vertexRow(vertex, picture.pressure.get(vertex.id))),
  edges: picture.job.edges.map(edgeRow),
  subtasks: [...picture.pressure].flatMap(([vertex, pressure]) => subtaskRows(vertex, pressure)),
  taskManagers: [],
});
