import { type Counters, type Job, type Vertex } from '../job';
import { isTerminal } from '../jobs';

/** What tasks did with their time, each 0 to 1; the known ones add up to 1. null = Flink does not say, never 0. */
export interface Shares {
  busy: number | null;
  idle: number | null;
  backpressured: number | null;
}

/** Mean over the subtasks of a vertex and over a time. */
export interface VertexMean {
  /** `interval`: between two answers of Flink. `sinceStart`: since the tasks were started, for want of a first answer. */
  basis: 'interval' | 'sinceStart';
  /** The time that the mean covers, ms. */
  elapsedMs: number;
  shares: Shares;
  /** Per second and over all subtasks; null = unknown. */
  recordsIn: number | null;
  recordsOut: number | null;
  bytesIn: number | null;
  bytesOut: number | null;
}

interface Growth {
  vertex: Vertex;
  running: number;
  basis: VertexMean['basis'];
  grown: Counters;
  /** Task time per running subtask by the vertex's own counters, ms; null when it does not count its busy time. */
  ownMs: number | null;
}

/** A vertex whose own task time falls below this share of the others' lost a subtask's counters to a restart. */
const sameTime = 0.7;

/**
 * Idle time that still goes on is counted as busy until the TaskManager's next update (every 5 s, TimerGauge), so the busy
 * time of an idle task may shrink by as much between two answers.
 */
const updateMs = 5_500;

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

function growthOf(vertex: Vertex, before: Vertex | undefined): Growth {
  const sameAttempts = before !== undefined && before.started === vertex.started;
  const grown = minus(vertex.counters, sameAttempts ? before.counters : null);
  const running = vertex.tasks.get('RUNNING') ?? vertex.parallelism;
  const { busyMs, idleMs, backpressuredMs } = grown;
  const total =
    busyMs === null || idleMs === null || backpressuredMs === null ? null : busyMs + idleMs + backpressuredMs;
  return {
    vertex,
    running,
    basis: sameAttempts ? 'interval' : 'sinceStart',
    grown,
    ownMs: total === null ? null : total / Math.max(1, running),
  };
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** Task time per subtask that vertices without a sum of their own borrow from the others of the same pair of answers. */
function sharedTime(growths: readonly Growth[], basis: VertexMean['basis']): number | null {
  return median(
    growths.flatMap(({ ownMs, basis: own }) => (own === basis && ownMs !== null && ownMs > 0 ? [ownMs] : []))
  );
}

const share = (part: number | null, whole: number) =>
  part === null || whole <= 0 ? null : Math.min(1, Math.max(0, part / whole));

function meanOf(growth: Growth, elapsedMs: number): VertexMean {
  const { grown, running, ownMs } = growth;
  const whole = elapsedMs * Math.max(1, running);
  const perSecond = (count: number | null) => (count === null || count < 0 ? null : (count / elapsedMs) * 1000);
  return {
    basis: growth.basis,
    elapsedMs,
    shares: {
      busy: share(grown.busyMs, whole),
      // Without busy time the idle time means nothing: legacy sources report 0 even when they wait.
      idle: ownMs === null ? null : share((grown.idleMs ?? 0) + Math.min(0, grown.busyMs ?? 0), whole),
      backpressured: share(grown.backpressuredMs, whole),
    },
    recordsIn: perSecond(grown.recordsIn),
    recordsOut: perSecond(grown.recordsOut),
    bytesIn: perSecond(grown.bytesIn),
    bytesOut: perSecond(grown.bytesOut),
  };
}

function elapsedOf(growth: Growth, shared: number | null, wallMs: number | null): number | null {
  const { ownMs, basis } = growth;
  if (ownMs === null) {
    return shared ?? (wallMs !== null && wallMs > 0 ? wallMs : null);
  }
  const lostCounters = basis === 'interval' && shared !== null && ownMs < shared * sameTime;
  return ownMs <= 0 || lostCounters ? null : ownMs;
}

function growthsBetween(before: Job | null, after: Job): Growth[] {
  const earlier = new Map(before?.vertices.map((vertex) => [vertex.id, vertex]));
  return after.vertices
    .filter((vertex) => !isTerminal(vertex.state) && vertex.started !== null)
    .map((vertex) => growthOf(vertex, earlier.get(vertex.id)));
}

/**
 * The time between the moments at which Flink took the counters of two answers, ms. By the counters themselves where they
 * tell, else by the JobManager's clock.
 */
export const elapsedBetween = (before: Job, after: Job): number =>
  sharedTime(growthsBetween(before, after), 'interval') ?? after.now - before.now;

/**
 * Means per vertex from the growth of the counters between two answers of `/jobs/:id`; with `before` null, since the
 * tasks' start. Vertices that do not run, whose counters shrank (a restart) or did not grow are left out.
 *
 * busy share = d(busy) / (d(busy) + d(idle) + d(backpressured)), and likewise the others: Flink counts each subtask's
 * time in exactly one of the three (StreamTask, TimerGauge: busy is what is neither idle nor backpressured), so the
 * counters are their own clock. Wall-clock time is not: Flink takes the counters some seconds before it answers.
 * A vertex without busy time (legacy sources) has no such sum and borrows the time per subtask from the others; only
 * where no vertex has one, the JobManager's clock is taken.
 */
export function meansBetween(before: Job | null, after: Job): Map<string, VertexMean> {
  const growths = growthsBetween(before, after);
  const shared = { interval: sharedTime(growths, 'interval'), sinceStart: sharedTime(growths, 'sinceStart') };
  const means = new Map<string, VertexMean>();
  for (const growth of growths) {
    const { basis, vertex } = growth;
    const from = basis === 'interval' ? (before?.now ?? null) : vertex.started;
    const elapsedMs = elapsedOf(growth, shared[basis], from === null ? null : after.now - from);
    if (elapsedMs !== null && !shrank(growth)) {
      means.set(vertex.id, meanOf(growth, elapsedMs));
    }
  }
  return means;
}

/** Whether counters went back further than Flink's own imprecision: tasks were restarted in between. */
function shrank({ grown, running }: Growth): boolean {
  const { busyMs, ...monotonic } = grown;
  const lost = busyMs !== null && busyMs < -updateMs * Math.max(1, running);
  return lost || Object.values(monotonic).some((value) => value !== null && value < 0);
}

/** Whether Flink took new counters between the two answers; it does so at most every 10 s. */
export function countersChanged(before: Job, after: Job): boolean {
  const earlier = new Map(before.vertices.map((vertex) => [vertex.id, vertex.counters]));
  return after.vertices.some((vertex) => {
    const then = earlier.get(vertex.id);
    return (
      then === undefined || Object.entries(vertex.counters).some(([name, value]) => Reflect.get(then, name) !== value)
    );
  });
}

/** Whether the answer has counters at all: right after a start, or when nobody has asked Flink before, it has none. */
export const hasCounters = (job: Job): boolean =>
  job.vertices.some(({ counters }) => counters.recordsIn !== null || counters.recordsOut !== null);
