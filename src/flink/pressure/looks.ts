import { type SubtaskPressure, type VertexBackpressure } from '../backpressure';
import { type Aggregate } from '../metrics';
import { type Job, type Vertex } from '../job';
import { isTerminal } from '../jobs';
import { type VertexMean } from './means';

/** A look at one vertex: the maximum over its subtasks of Flink's gauges (means of the last 60 s). */
export interface Look {
  busy: number | null;
  backpressured: number | null;
  /** When TaskManagers measured it, epoch ms of the JobManager's clock; null when Flink does not say. */
  measuredAt: number | null;
  /** One entry a subtask; empty where only the maximum was asked for. */
  subtasks: SubtaskPressure[];
}

/** A look and when it was taken and measured, ms of our own clock. */
export interface KeptLook extends Look {
  takenAt: number;
  /** `started` of the vertex at that time: a restart makes the look worthless. */
  started: number | null;
}

/** Flink's own limit between "OK" and "LOW" backpressure (JobVertexBackPressureHandler). */
export const okLimit = 0.1;
/** How far the maximum may lie from the mean without changing the picture. */
const goodEnough = 0.05;
/** Flink's gauges are means of 60 s: a vertex pressed within that time still shows it there. */
const gaugeWindowMs = 60_000;

const greatest = (values: ReadonlyArray<number | null>): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};

export function lookFromBackpressure({ subtasks, measuredAt }: VertexBackpressure): Look {
  return {
    busy: greatest(subtasks.map((subtask) => subtask.busy)),
    backpressured: greatest(subtasks.map((subtask) => subtask.backpressured)),
    measuredAt,
    subtasks,
  };
}

export const gaugeNames = ['busyTimeMsPerSecond', 'backPressuredTimeMsPerSecond'] as const;

/** From `subtasks/metrics` with `gaugeNames`, ms per second. Null right after a quiet time, when the answer is empty. */
export function lookFromAggregates(aggregates: ReadonlyMap<string, Aggregate>): Look | null {
  const share = (name: string) => {
    const value = aggregates.get(name)?.max ?? null;
    return value === null || value < 0 ? null : Math.min(1, value / 1000);
  };
  if (aggregates.size === 0) {
    return null;
  }
  const [busy, backpressured] = gaugeNames;
  return { busy: share(busy), backpressured: share(backpressured), measuredAt: null, subtasks: [] };
}

/** The largest value that a subtask can have when the mean over `subtasks` of them is `mean`. */
const upperBound = (mean: number | null, subtasks: number) => (mean === null ? 0 : Math.min(1, mean * subtasks));

/** How pressed a vertex can be at most by its mean alone, 0 to 1; among equals the greater mean comes first. */
function mostPressedFirst(means: ReadonlyMap<string, VertexMean>) {
  const rank = (vertex: Vertex): [most: number, mean: number] => {
    const { busy, backpressured } = means.get(vertex.id)?.shares ?? { busy: null, backpressured: null };
    const mean = Math.max(busy ?? 0, backpressured ?? 0);
    return [upperBound(mean, vertex.parallelism), mean];
  };
  return (left: Vertex, right: Vertex) => {
    const [leftMost, leftMean] = rank(left);
    const [rightMost, rightMean] = rank(right);
    return rightMost - leftMost || rightMean - leftMean;
  };
}

/** Whether the mean leaves open what the picture shows: its maximum may be pressed, and may be far from the mean. */
function isOpen(vertex: Vertex, mean: VertexMean | undefined): boolean {
  if (mean === undefined) {
    return true;
  }
  const { busy, backpressured } = mean.shares;
  return [busy, backpressured].some((value) => {
    const most = upperBound(value, vertex.parallelism);
    return value !== null && most >= okLimit && most - value > goodEnough;
  });
}

/** Jobs that so many refreshes can look at whole are looked at whole, in turns. */
const turns = 3;

/** Tasks that have just started report to be busy all the time (measured: for up to 6 s), which looks like a bottleneck. */
const isGrown = ({ started }: Vertex, now: number) => started !== null && now - started >= 10_000;

/** What the choice remembers of a vertex between two refreshes; times in ms of one clock. */
export interface LookMemory {
  /** When it was looked at last; -Infinity = never. */
  lookedAt: number;
  /** When its mean last left open whether it is pressed; -Infinity = never. */
  openAt: number;
}

export interface LookChoice {
  job: Job;
  means: ReadonlyMap<string, VertexMean>;
  memory: ReadonlyMap<string, LookMemory>;
  now: number;
  /** How many looks fit into this refresh. */
  room: number;
}

export const never: LookMemory = { lookedAt: -Infinity, openAt: -Infinity };

/** Ids of the vertices whose means leave their maximum open. */
export function openVertices(job: Job, means: ReadonlyMap<string, VertexMean>): string[] {
  return job.vertices
    .filter((vertex) => !isTerminal(vertex.state) && isOpen(vertex, means.get(vertex.id)))
    .map((vertex) => vertex.id);
}

/**
 * Which vertices to look at in this refresh, most important first. A job that fits into the budget is looked at whole.
 * Else two thirds of the room go to the most pressed vertices whose maximum is open, now or within the window of Flink's
 * gauges, and the rest to those that have waited longest: among all vertices of a job that a few refreshes can look at, in
 * larger ones among the open ones. One look at least, because it also tells how old all values are (`end-timestamp`).
 */
export function chooseLooks({ job, means, memory, now, room }: LookChoice): Vertex[] {
  const running = job.vertices.filter((vertex) => !isTerminal(vertex.state) && isGrown(vertex, job.now));
  const remembered = (vertex: Vertex) => memory.get(vertex.id) ?? never;
  const byPressure = mostPressedFirst(means);
  const byWaiting = (left: Vertex, right: Vertex) => remembered(left).lookedAt - remembered(right).lookedAt;
  if (running.length <= room) {
    return running.sort(byPressure);
  }
  const open = running.filter((vertex) => now - remembered(vertex).openAt <= gaugeWindowMs).sort(byPressure);
  const pressed = new Set(open.slice(0, Math.ceil((room * 2) / 3)));
  const others = running.length <= room * turns ? running : open;
  const waiting = others.filter((vertex) => !pressed.has(vertex)).sort(byWaiting);
  const chosen = [...pressed, ...waiting.slice(0, Math.max(0, room - pressed.size))];
  return chosen.length > 0
    ? chosen
    : running.sort((left, right) => left.parallelism - right.parallelism).slice(0, Math.min(1, room));
}
