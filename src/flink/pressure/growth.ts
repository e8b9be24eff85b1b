import { type Counters, type Vertex } from '../job';
import { isTerminal } from '../jobs';

/** What counts: a vertex, or one subtask of it. */
export type Counting = Pick<Vertex, 'id' | 'state' | 'parallelism' | 'started' | 'ended' | 'tasks' | 'counters'>;

/** What counted at one moment: the vertices of a job, or the subtasks of a vertex. */
export interface Counted {
  /** ms of the JobManager's clock. */
  now: number;
  vertices: readonly Counting[];
}

/** An answer of `/jobs/:id`, and when Flink fetched its counters, ms of the JobManager's clock; null = not known. */
export interface Sample {
  job: Counted;
  fetchedAt: number | null;
}

/** `interval`: between two answers of Flink. `sinceStart`: since the tasks were started, for want of an earlier answer. */
export type Basis = 'interval' | 'sinceStart';

/** How the counters of one vertex grew between two answers, or since its tasks started. */
export interface Growth {
  vertex: Counting;
  basis: Basis;
  grown: Counters;
  /** All tasks have ended: this is what became of them. */
  isFinal: boolean;
  /** Subtasks that run; of those that have ended, all. */
  running: number;
  /** Task time per running subtask by the vertex's own counters, ms; null when it does not count its busy time. */
  ownMs: number | null;
  /** Time by the JobManager's clock, ms; null when it is not known when Flink fetched the counters. */
  wallMs: number | null;
  /** Time between the answers, ms: near the truth only when both are equally old. */
  answersMs: number;
}

/**
 * Idle time that still goes on is counted as busy until the TaskManager's next update (every 5 s, TimerGauge), so the busy
 * time of an idle task may shrink by as much between two answers.
 */
const updateMs = 5_500;

/** Up to Flink 1.19 waiting may be counted twice (TimerGauge): then counters run by this much faster than the clock. */
const tooFast = 1.15;

/** A vertex whose own task time falls below this share of the others' lost a subtask's counters to a restart. */
const sameTime = 0.7;

function minus(after: Counters, before: Counters | null): Counters {
  const grown = (name: keyof Counters) => {
    const now = after[name];
    const then = before === null ? 0 : before[name];
    return now === null || then === null ? null : now - then;
  };
  return {
    busyMs: grown('busyMs'),
    idleMs: grown('idleMs'),
    backpressuredMs: grown('backpressuredMs'),
    recordsIn: grown('recordsIn'),
    recordsOut: grown('recordsOut'),
    bytesIn: grown('bytesIn'),
    bytesOut: grown('bytesOut'),
  };
}

function taskTime({ busyMs, idleMs, backpressuredMs }: Counters): number | null {
  return busyMs === null || idleMs === null || backpressuredMs === null ? null : busyMs + idleMs + backpressuredMs;
}

/** Of tasks that have ended, over their whole life: Flink wrote the last counters when they did. */
function finalGrowthOf(vertex: Counting, answered: number): Growth {
  const lifeMs = (vertex.ended ?? answered) - (vertex.started ?? answered);
  const running = Math.max(1, vertex.parallelism);
  const total = taskTime(vertex.counters);
  return {
    vertex,
    basis: 'sinceStart',
    grown: minus(vertex.counters, null),
    isFinal: true,
    running,
    ownMs: total === null ? null : total / running,
    wallMs: lifeMs,
    answersMs: lifeMs,
  };
}

function growthOf(vertex: Counting, earlier: Counting | undefined, before: Sample | null, after: Sample): Growth {
  const isSame = earlier !== undefined && earlier.started === vertex.started;
  const grown = minus(vertex.counters, isSame ? earlier.counters : null);
  const running = Math.max(1, vertex.tasks.get('RUNNING') ?? vertex.parallelism);
  const total = taskTime(grown);
  const from = isSame ? (before?.fetchedAt ?? null) : vertex.started;
  const to = isSame ? after.fetchedAt : (after.fetchedAt ?? after.job.now);
  return {
    vertex,
    basis: isSame ? 'interval' : 'sinceStart',
    grown,
    isFinal: false,
    running,
    ownMs: total === null ? null : total / running,
    wallMs: from === null || to === null ? null : to - from,
    answersMs: after.job.now - ((isSame ? before?.job.now : vertex.started) ?? after.job.now),
  };
}

const monotonic = ['idleMs', 'backpressuredMs', 'recordsIn', 'recordsOut', 'bytesIn', 'bytesOut'] as const;

/** Whether counters went back further than Flink's own imprecision: tasks were restarted in between. */
function shrank({ grown, running }: Growth): boolean {
  const lost = grown.busyMs !== null && grown.busyMs < -updateMs * running;
  return lost || monotonic.some((name) => (grown[name] ?? 0) < 0);
}

/**
 * Growth of every vertex that runs and whose counters did not shrink; `before` null = since the start. When all of them
 * have ended, it is that of their whole life.
 */
export function growthsBetween(before: Sample | null, after: Sample): Growth[] {
  const { vertices, now } = after.job;
  if (vertices.every(({ state }) => isTerminal(state))) {
    return vertices.filter(({ started }) => started !== null).map((vertex) => finalGrowthOf(vertex, now));
  }
  const earlier = new Map(before?.job.vertices.map((vertex) => [vertex.id, vertex]));
  return vertices
    .filter((vertex) => !isTerminal(vertex.state) && vertex.started !== null)
    .map((vertex) => growthOf(vertex, earlier.get(vertex.id), before, after))
    .filter((growth) => !shrank(growth));
}

/** Whether the vertex's counters ran faster than the clock, so that they cannot be one. */
export const isTooFast = ({ ownMs, wallMs }: Growth): boolean =>
  ownMs !== null && wallMs !== null && wallMs > 0 && ownMs > wallMs * tooFast;

/** The vertex's own time, ms: by its counters, or by the clock where they ran too fast. */
const ownTime = (growth: Growth): number | null => (isTooFast(growth) ? growth.wallMs : growth.ownMs);

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/**
 * Whether the counters tell of a life that has ended: a task that was lost with its TaskManager leaves zeros, and a short
 * one what it had counted when it last reported.
 */
const isWhole = ({ grown, ownMs, wallMs }: Growth): boolean =>
  wallMs !== null &&
  wallMs > 0 &&
  (ownMs === null ? (grown.recordsIn ?? 0) + (grown.recordsOut ?? 0) > 0 : ownMs >= wallMs * sameTime);

/** Time per subtask that vertices without a sum of their own borrow from the others of the same pair of answers. */
export function sharedTime(growths: readonly Growth[], basis: Basis): number | null {
  const own = growths.filter((growth) => growth.basis === basis).map((growth) => ownTime(growth) ?? 0);
  return median(own.filter((time) => time > 0));
}

/**
 * The time that a vertex's growth covers, ms; null where it did not grow or lost counters.
 * @param shared what `sharedTime` says for its basis
 */
export function elapsedOf(growth: Growth, shared: number | null): number | null {
  const own = ownTime(growth);
  if (growth.isFinal) {
    return isWhole(growth) ? (own ?? growth.wallMs) : null;
  }
  if (own === null) {
    const time = shared ?? growth.wallMs ?? growth.answersMs;
    return time > 0 ? time : null;
  }
  const lostCounters = growth.basis === 'interval' && shared !== null && own < shared * sameTime;
  return own <= 0 || lostCounters ? null : own;
}

/**
 * The time between the moments at which Flink took the counters of two answers, ms: by the counters themselves where they
 * tell, else by the JobManager's clock.
 */
export const elapsedBetween = (before: Sample, after: Sample): number =>
  sharedTime(growthsBetween(before, after), 'interval') ??
  (after.fetchedAt ?? after.job.now) - (before.fetchedAt ?? before.job.now);

/** Whether Flink took new counters between the two answers; it does so at most every 10 s. */
export function countersChanged(before: Counted, after: Counted): boolean {
  const earlier = new Map(before.vertices.map((vertex) => [vertex.id, vertex.counters]));
  return after.vertices.some((vertex) => {
    const then = earlier.get(vertex.id);
    return (
      then === undefined || Object.entries(vertex.counters).some(([name, value]) => Reflect.get(then, name) !== value)
    );
  });
}

/** Whether the answer has counters at all: right after a start, or when nobody has asked Flink before, it has none. */
export const hasCounters = (job: Counted): boolean =>
  job.vertices.some(({ counters }) => counters.recordsIn !== null || counters.recordsOut !== null);
