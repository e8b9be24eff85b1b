import { type Job, type Vertex } from '../flink/job';
import { type VertexMean } from '../flink/pressure/means';
import { type JobPicture, type VertexWorst } from '../flink/pressure/picture';
import { shortName } from './shortName';
import { type VertexRow } from './vertices';

function idleMax(worst: VertexWorst | null, mean: VertexMean | null): number | null {
  if (worst?.from === 'single') {
    return mean?.shares.idle ?? null;
  }
  const known = (worst?.subtasks ?? []).map(({ idle }) => idle).filter((idle) => idle !== null);
  return known.length === 0 ? null : Math.max(...known);
}

const pressureOf = (mean: VertexMean | null, worst: VertexWorst | null) => ({
  busyMax: worst?.busy ?? null,
  busy: mean?.shares.busy ?? null,
  backpressuredMax: worst?.backpressured ?? null,
  backpressured: mean?.shares.backpressured ?? null,
  idleMax: idleMax(worst, mean),
  idle: mean?.shares.idle ?? null,
  measured: worst?.measuredAt ?? null,
});

/** Rates, and what they are means over. */
const ratesOf = (mean: VertexMean | null) => ({
  recordsIn: mean?.recordsIn ?? null,
  recordsOut: mean?.recordsOut ?? null,
  bytesIn: mean?.bytesIn ?? null,
  bytesOut: mean?.bytesOut ?? null,
  span: mean?.elapsedMs ?? null,
  basis: mean?.basis ?? null,
});

const totalsOf = ({ counters }: Vertex) => ({
  recordsInTotal: counters.recordsIn,
  recordsOutTotal: counters.recordsOut,
  bytesInTotal: counters.bytesIn,
  bytesOutTotal: counters.bytesOut,
});

const tasksOf = ({ tasks, parallelism }: Vertex) => ({
  tasksRunning: tasks.size === 0 ? null : (tasks.get('RUNNING') ?? 0),
  tasks: tasks.size === 0 ? null : [...tasks.values()].reduce((sum, count) => sum + count, 0),
  parallelism,
});

const timesOf = ({ started, ended }: Vertex, { now }: Job) => ({
  started,
  duration: started === null ? null : (ended ?? now) - started,
});

export function verticesOf({ job, pressure }: JobPicture): VertexRow[] {
  return job.vertices.map((vertex) => {
    const { mean, worst } = pressure.get(vertex.id) ?? { mean: null, worst: null };
    return {
      name: shortName(vertex.name),
      state: vertex.state,
      ...pressureOf(mean, worst),
      ...ratesOf(mean),
      ...tasksOf(vertex),
      ...totalsOf(vertex),
      ...timesOf(vertex, job),
      operators: vertex.name,
      id: vertex.id,
    };
  });
}
