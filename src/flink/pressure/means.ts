import { type Basis, elapsedOf, type Growth, growthsBetween, isTooFast, type Sample, sharedTime } from './growth';

/** What tasks did with their time, each 0 to 1; the known ones add up to 1. null = Flink does not say, never 0. */
export interface Shares {
  busy: number | null;
  idle: number | null;
  backpressured: number | null;
}

/** Mean over the subtasks of a vertex and over a time. */
export interface VertexMean {
  basis: Basis;
  /** The time that the mean covers, ms. */
  elapsedMs: number;
  shares: Shares;
  /** Per second and over all subtasks; null = unknown. */
  recordsIn: number | null;
  recordsOut: number | null;
  bytesIn: number | null;
  bytesOut: number | null;
}

/** So soon after the start tasks report to be busy all the time: that is no news of them. */
const youngMs = 10_000;

const nothingKnown: Shares = { busy: null, idle: null, backpressured: null };

const share = (part: number, whole: number) => Math.min(1, Math.max(0, part / whole));

function sharesOf(growth: Growth, elapsedMs: number): Shares {
  const { grown, running, basis } = growth;
  const { busyMs, idleMs, backpressuredMs } = grown;
  const whole = elapsedMs * running;
  if (backpressuredMs === null || (basis === 'sinceStart' && elapsedMs < youngMs)) {
    return nothingKnown;
  }
  if (busyMs === null || idleMs === null) {
    // Without busy time the idle time means nothing: legacy sources report 0 even when they wait.
    return { ...nothingKnown, backpressured: share(backpressuredMs, whole) };
  }
  const busy = share(busyMs, whole);
  const backpressured = Math.min(1 - busy, share(backpressuredMs, whole));
  const idle = isTooFast(growth) ? 1 - busy - backpressured : share(idleMs + Math.min(0, busyMs), whole);
  return { busy, idle, backpressured };
}

function meanOf(growth: Growth, elapsedMs: number): VertexMean {
  const { grown, basis } = growth;
  const perSecond = (count: number | null) => (count === null ? null : (count / elapsedMs) * 1000);
  return {
    basis,
    elapsedMs,
    shares: sharesOf(growth, elapsedMs),
    recordsIn: perSecond(grown.recordsIn),
    recordsOut: perSecond(grown.recordsOut),
    bytesIn: perSecond(grown.bytesIn),
    bytesOut: perSecond(grown.bytesOut),
  };
}

/**
 * Means per vertex from the growth of the counters between two answers of `/jobs/:id`; with `before` null, since the
 * tasks' start. Vertices that do not run, whose counters shrank (a restart) or did not grow are left out.
 *
 * busy share = d(busy) / (d(busy) + d(idle) + d(backpressured)), and likewise the others: Flink counts each subtask's
 * time in exactly one of the three (StreamTask, TimerGauge: busy is what is neither idle nor backpressured), so the
 * counters are their own clock. The time of the answers is not: Flink takes the counters some seconds before it answers.
 * A vertex without busy time (legacy sources) has no such sum and borrows the time per subtask from the others; only
 * where no vertex has one, the JobManager's clock is taken, as it is where old versions count waiting twice.
 */
export function meansBetween(before: Sample | null, after: Sample): Map<string, VertexMean> {
  const growths = growthsBetween(before, after);
  const shared = { interval: sharedTime(growths, 'interval'), sinceStart: sharedTime(growths, 'sinceStart') };
  const means = new Map<string, VertexMean>();
  for (const growth of growths) {
    const elapsedMs = elapsedOf(growth, shared[growth.basis]);
    if (elapsedMs !== null) {
      means.set(growth.vertex.id, meanOf(growth, elapsedMs));
    }
  }
  return means;
}
