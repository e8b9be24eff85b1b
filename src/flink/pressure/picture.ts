import { type SubtaskPressure } from '../backpressure';
import { type Failure } from '../errors';
import { type Job, type Vertex } from '../job';
import { type KeptLook } from './looks';
import { type VertexMean } from './means';

/** The largest value over the subtasks of a vertex, and where it comes from. */
export interface VertexWorst {
  busy: number | null;
  backpressured: number | null;
  /** `gauges`: Flink's gauges, as its UI shows them. `single`: there is one subtask, so the mean is the maximum. */
  from: 'gauges' | 'single';
  /** When it was measured, ms of our own clock; null = not known. */
  measuredAt: number | null;
  /** Empty when only the maximum was asked for. */
  subtasks: SubtaskPressure[];
}

export interface VertexPressure {
  mean: VertexMean | null;
  worst: VertexWorst | null;
}

/** All that is known of a job at one moment. Times are ms of our own clock. */
export interface JobPicture {
  job: Job;
  pressure: ReadonlyMap<string, VertexPressure>;
  /** Restarts since the job was submitted; null = not known. */
  restarts: number | null;
  /** Id of the last completed checkpoint; `none` so far; `untold` by Flink (before 1.18), or not asked yet. */
  lastCheckpoint: number | 'none' | 'untold';
  answeredAt: number;
  /** When the TaskManagers measured the counters behind the means; null = not known. */
  measuredAt: number | null;
  /** Requests that this refresh has sent so far. */
  requests: number;
  /** Requests of the budget that this refresh leaves to others, all in all; 0 in a picture that it does not end with. */
  spare: number;
  /** Parts that could not be had; the rest of the picture stands. */
  partial: Failure[];
  /** Set when Flink did not answer: the picture is the last one. */
  outage: { since: number; failure: Failure } | null;
}

/** What has been learnt of a job. */
export interface Known {
  means: ReadonlyMap<string, VertexMean>;
  looks: ReadonlyMap<string, KeptLook>;
  restarts: number | null;
  lastCheckpoint: JobPicture['lastCheckpoint'];
  measuredAt: number | null;
}

/** A look is as good as Flink's gauges are: they are means of the last 60 s. Older ones say nothing of now. */
const lookLastsMs = 65_000;

function worstOf(vertex: Vertex, mean: VertexMean | null, known: Known, now: number): VertexWorst | null {
  const kept = known.looks.get(vertex.id);
  if (kept !== undefined && now - kept.takenAt <= lookLastsMs) {
    const { busy, backpressured, measuredAt, subtasks } = kept;
    return { busy, backpressured, from: 'gauges', measuredAt, subtasks };
  }
  if (vertex.parallelism === 1 && mean !== null) {
    const { busy, backpressured } = mean.shares;
    return { busy, backpressured, from: 'single', measuredAt: known.measuredAt, subtasks: [] };
  }
  return null;
}

/** @param answeredAt when Flink answered, ms of our own clock */
export function pictureOf(
  job: Job,
  known: Known,
  answeredAt: number
): Omit<JobPicture, 'requests' | 'spare' | 'partial' | 'outage'> {
  const pressure = job.vertices.map((vertex): [string, VertexPressure] => {
    const mean = known.means.get(vertex.id) ?? null;
    return [vertex.id, { mean, worst: worstOf(vertex, mean, known, answeredAt) }];
  });
  return {
    job,
    pressure: new Map(pressure),
    restarts: known.restarts,
    lastCheckpoint: known.lastCheckpoint,
    answeredAt,
    measuredAt: known.measuredAt,
  };
}
