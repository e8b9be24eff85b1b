import { barriers, type Acknowledgement } from './barriers';
import { type SimulatedJob } from './job';
import { random } from './random';
import { type CheckpointSpec } from './spec';

/** A checkpoint that got an id. Times are epoch ms. What is to come of it is settled when it is triggered. */
export interface Checkpoint {
  id: number;
  triggeredAt: number;
  isSavepoint: boolean;
  /** When it completed or failed. */
  endsAt: number;
  /** Null = it completes. */
  failure: string | null;
  /** Only what a completed one counts in the end. */
  totals: Totals;
}

export interface Totals {
  durationMs: number;
  checkpointedSize: number;
  stateSize: number;
  processedData: number;
  persistedData: number;
}

export interface Counts {
  restored: number;
  total: number;
  inProgress: number;
  completed: number;
  failed: number;
}

const noTotals: Totals = { durationMs: 0, checkpointedSize: 0, stateSize: 0, processedData: 0, persistedData: 0 };

/** Flink's history and the latest of each kind. */
const remembered = 16;

/** How many of an ordered list of moments have come. */
function passed(moments: readonly number[], at: number): number {
  let low = 0;
  for (let high = moments.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? Infinity) <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * All checkpoints of a job, in the order in which Flink's coordinator triggers them: every interval, one at a time; a
 * trigger that comes while one is under way waits for its end, one that comes while not all tasks run is refused.
 */
export class CheckpointTimeline {
  private readonly all: Checkpoint[] = [];
  /** Refused triggers: Flink 2.3 counts them as failed although they never get an id. */
  private readonly refused: number[] = [];
  private nextPeriodic: number;
  private savepointsDone = 0;
  private freeFrom = -Infinity;
  /** Acknowledgements of checkpoints that were asked for lately, by id. */
  private readonly recent = new Map<number, Acknowledgement[][]>();

  constructor(
    private readonly job: SimulatedJob,
    private readonly spec: CheckpointSpec
  ) {
    this.nextPeriodic = job.lifecycle.createdAt + 1 + Math.floor(random(job.seed, 11) * spec.intervalMs);
    this.refused.push(job.lifecycle.createdAt + 2);
  }

  get config(): CheckpointSpec {
    return this.spec;
  }

  /** The checkpoints that had been triggered by then, oldest first. */
  triggered(at: number): Checkpoint[] {
    this.growUntil(at);
    let count = this.all.length;
    while ((this.all[count - 1]?.triggeredAt ?? -Infinity) > at) {
      count -= 1;
    }
    return this.all.slice(0, count);
  }

  find(id: number, at: number): Checkpoint | undefined {
    return this.triggered(at)[id - 1];
  }

  /** Completed by then, oldest first. */
  completed(at: number): Checkpoint[] {
    return this.triggered(at).filter(({ failure, endsAt }) => failure === null && endsAt <= at);
  }

  /** How many restarts found a checkpoint to restore, and the last of them. */
  restored(at: number): { times: number; last: { at: number; checkpoint: Checkpoint } | null } {
    const completed = this.completed(at).filter(({ isSavepoint }) => !isSavepoint);
    const firstAt = completed[0]?.endsAt ?? Infinity;
    const restarted = this.job.lifecycle.restarted(at).filter(({ startedAt }) => startedAt > firstAt);
    const lastAt = restarted.at(-1)?.startedAt ?? -Infinity;
    const checkpoint = completed.findLast(({ endsAt }) => endsAt < lastAt);
    return { times: restarted.length, last: checkpoint === undefined ? null : { at: lastAt, checkpoint } };
  }

  /** @param withRefused whether triggers that got no id count as failed */
  counts(at: number, withRefused = true): Counts {
    const triggered = this.triggered(at);
    const inProgress = triggered.filter(({ endsAt }) => endsAt > at).length;
    const refused = withRefused ? passed(this.refused, at) : 0;
    const failed = triggered.filter(({ failure, endsAt }) => failure !== null && endsAt <= at).length + refused;
    const total = triggered.length + refused;
    return { restored: this.restored(at).times, total, inProgress, completed: total - inProgress - failed, failed };
  }

  /** What became of every subtask, by vertex. */
  acknowledgements(checkpoint: Checkpoint): Acknowledgement[][] {
    const known = this.recent.get(checkpoint.id) ?? barriers(this.job, this.spec, checkpoint);
    this.recent.delete(checkpoint.id);
    this.recent.set(checkpoint.id, known);
    for (const oldest of [...this.recent.keys()].slice(0, -remembered)) {
      this.recent.delete(oldest);
    }
    return known;
  }

  private growUntil(at: number): void {
    for (let next = this.nextTrigger(); next.at <= at; next = this.nextTrigger()) {
      const attempt = this.job.lifecycle.attempt(next.at);
      const runs = next.at >= attempt.flowsFrom && next.at < attempt.endedAt;
      if (next.isSavepoint) {
        this.savepointsDone += 1;
      } else {
        this.nextPeriodic += this.spec.intervalMs * Math.ceil((next.at + 1 - this.nextPeriodic) / this.spec.intervalMs);
      }
      if (runs) {
        this.trigger(next.at, next.isSavepoint, attempt.endedAt);
      } else if (this.job.lifecycle.endedAt(next.at) !== null) {
        this.nextPeriodic = Infinity;
        this.savepointsDone = Infinity;
      } else {
        this.refused.push(next.at);
      }
    }
  }

  private nextTrigger(): { at: number; isSavepoint: boolean } {
    const offset = this.spec.savepointsAtMs[this.savepointsDone];
    const savepoint = offset === undefined ? Infinity : this.job.lifecycle.submittedAt + offset;
    const isSavepoint = savepoint <= this.nextPeriodic;
    return { at: Math.max(this.freeFrom, isSavepoint ? savepoint : this.nextPeriodic), isSavepoint };
  }

  private trigger(at: number, isSavepoint: boolean, attemptEnds: number): void {
    const id = this.all.length + 1;
    const started: Checkpoint = {
      id,
      triggeredAt: at,
      isSavepoint,
      endsAt: Infinity,
      failure: null,
      totals: noTotals,
    };
    const acknowledged = barriers(this.job, this.spec, started).flat();
    const lastAt = acknowledged.reduce((last, { at: moment }) => Math.max(last, moment), at + 3);
    const { failing, timeoutMs } = this.spec;
    const fails = random(this.job.seed, id, 12) < failing;
    const ends = [
      { endsAt: attemptEnds + 1, failure: 'FailoverRegion is restarting.' },
      { endsAt: at + timeoutMs + 7, failure: 'Checkpoint expired before completing.' },
      ...(fails ? [{ endsAt: lastAt - 2, failure: 'Asynchronous task checkpoint failed.' }] : []),
      { endsAt: lastAt, failure: null },
    ].sort((left, right) => left.endsAt - right.endsAt);
    const [end] = ends;
    const totals = end?.failure === null ? totalsOf(acknowledged, lastAt - at) : noTotals;
    this.all.push({ ...started, ...end, totals });
    this.freeFrom = (end?.endsAt ?? lastAt) + 8 + Math.floor(random(this.job.seed, id, 13) * 12);
  }
}

export function totalsOf(acknowledged: readonly Acknowledgement[], durationMs: number): Totals {
  const sum = (of: (acknowledgement: Acknowledgement) => number) =>
    acknowledged.reduce((total, acknowledgement) => total + of(acknowledgement), 0);
  return {
    durationMs,
    checkpointedSize: sum(({ checkpointedSize }) => checkpointedSize),
    stateSize: sum(({ stateSize }) => stateSize),
    processedData: sum(({ processed }) => processed),
    persistedData: sum(({ persisted }) => persisted),
  };
}
