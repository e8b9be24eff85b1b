import { CheckpointTimeline } from './checkpoints';
import { type Attempt, Lifecycle } from './lifecycle';
import { JobLoad, pressure, slotMs, slots } from './load';
import { hash, hexId } from './random';
import { type JobSpec, type VertexSpec } from './spec';
import { Transit } from './transit';

/** What a subtask has counted since its attempt began. Times in ms of task time; busy null = it does not count it. */
export interface Counted {
  busyMs: number | null;
  idleMs: number;
  blockedMs: number;
  recordsIn: number;
  recordsOut: number;
  bytesIn: number;
  bytesOut: number;
}

/** Means over a span: shares of 0 to 1, and amounts a second. */
export interface Rates {
  busy: number | null;
  idle: number;
  blocked: number;
  recordsIn: number;
  recordsOut: number;
  bytesIn: number;
  bytesOut: number;
}

const periodMs = slotMs * slots;
/** Flink sends a buffer after so long, full or not. */
const longestBufferMs = 100;
/** TaskManagers renew their views so often; a gauge does not change in between. */
const renewedEveryMs = 5_000;

/** When the views of a moment were last renewed. */
export const renewedAt = (at: number): number => Math.floor(at / renewedEveryMs) * renewedEveryMs;

/** A job at every moment. All questions are answered from the specification, the seed and the moment alone. */
export class SimulatedJob {
  readonly lifecycle: Lifecycle;
  readonly checkpoints: CheckpointTimeline | null;
  readonly seed: number;
  /** Subtasks of all vertices may share slots. */
  readonly slotSharingGroupId: string;
  readonly load: JobLoad;
  readonly transit: Transit;
  private readonly sends: ReadonlySet<number>;

  constructor(
    readonly spec: JobSpec,
    startedAt: number,
    seed: number,
    slotSpeeds: readonly number[] = []
  ) {
    this.seed = hash(`${seed}/${spec.id}`);
    this.sends = new Set(spec.edges.map(({ from }) => from));
    this.slotSharingGroupId = hexId(`${spec.id}/slots`);
    this.load = new JobLoad(spec, this.seed, slotSpeeds);
    this.transit = new Transit(spec, this.load);
    this.lifecycle = new Lifecycle(spec, startedAt, seed);
    this.checkpoints = spec.checkpoints === null ? null : new CheckpointTimeline(this, spec.checkpoints);
  }

  /** Index of the first vertex with this id, or undefined. */
  vertexIndex(id: string): number | undefined {
    const index = this.spec.vertices.findIndex((vertex) => vertex.id === id);
    return index < 0 ? undefined : index;
  }

  vertex(index: number): VertexSpec {
    const vertex = this.spec.vertices[index];
    if (vertex === undefined) {
      throw new Error(`${this.spec.name.slice(0, 80)} has no vertex ${index}`);
    }
    return vertex;
  }

  /** What the subtask has counted at a moment, in the attempt that was there then; after its end, the last values. */
  counted(vertex: number, subtask: number, at: number): Counted {
    const attempt = this.lifecycle.attempt(at);
    return this.spec.bounded === null
      ? this.countedSince(attempt, vertex, subtask, at)
      : this.countedBounded(attempt, vertex, subtask, at);
  }

  /**
   * Means of the last `windowMs` as Flink's views have them. `timesMs` says over what the sums are divided: views of
   * counts divide by the whole window even when the task is younger, views of times by what they have seen.
   */
  rates(vertex: number, subtask: number, at: number, windowMs = 60_000): Rates {
    const attempt = this.lifecycle.attempt(at);
    const to = Math.min(at, attempt.endedAt);
    const from = Math.max(attempt.flowsFrom, to - windowMs);
    const after = this.counted(vertex, subtask, to);
    const before = this.counted(vertex, subtask, from);
    const seen = Math.max(1, to - from);
    const perSecond = (name: 'recordsIn' | 'recordsOut' | 'bytesIn' | 'bytesOut') =>
      to <= from ? 0 : (after[name] - before[name]) / (windowMs / 1000);
    const share = (now: number, then: number) => (to <= from ? 0 : Math.min(1, (now - then) / seen));
    const isCounted = after.busyMs !== null && before.busyMs !== null;
    return {
      busy: isCounted ? share(after.busyMs ?? 0, before.busyMs ?? 0) : null,
      idle: share(after.idleMs, before.idleMs),
      blocked: share(after.blockedMs, before.blockedMs),
      recordsIn: perSecond('recordsIn'),
      recordsOut: perSecond('recordsOut'),
      bytesIn: perSecond('bytesIn'),
      bytesOut: perSecond('bytesOut'),
    };
  }

  /** The model's own share of time at a moment, 0 to 1, for a running subtask: what all counters come from. */
  share(quantity: 'busy' | 'blocked', vertex: number, subtask: number, fromAt: number, toAt: number): number {
    const { submittedAt } = this.lifecycle;
    return this.load.mean(quantity, vertex, subtask, fromAt - submittedAt, toAt - submittedAt);
  }

  private countedSince(attempt: Attempt, vertex: number, subtask: number, at: number): Counted {
    const { load, transit, lifecycle } = this;
    const { kind, recordBytes } = this.vertex(vertex);
    const from = attempt.flowsFrom - lifecycle.submittedAt;
    const to = Math.max(from, Math.min(at, attempt.endedAt) - lifecycle.submittedAt);
    // As in Flink, what is neither idle nor blocked was busy; waiting that still goes on is not known to be idle yet.
    const blockedMs = Math.floor(load.sum('blocked', vertex, subtask, from, to));
    const known = Math.max(from, Math.min(to, this.idleKnownUntil(vertex, subtask, at) - lifecycle.submittedAt));
    const used = load.sum('busy', vertex, subtask, from, known) + load.sum('blocked', vertex, subtask, from, known);
    const idleMs = Math.max(0, Math.floor(known - from - used));
    const taken = load.sum('taken', vertex, subtask, from, to);
    const recordsIn = Math.max(0, Math.floor(taken - this.underWay(vertex, subtask)));
    const recordsOut = Math.floor(load.sum('emitted', vertex, subtask, from, to));
    const hasOutput = this.sends.has(vertex);
    return {
      busyMs: kind === 'legacySource' ? null : Math.max(0, to - from - blockedMs - idleMs),
      idleMs: kind === 'legacySource' ? 0 : idleMs,
      blockedMs,
      recordsIn,
      recordsOut: hasOutput ? recordsOut : 0,
      bytesIn: Math.floor(recordsIn * transit.recordBytes(vertex)),
      bytesOut: hasOutput ? Math.floor(recordsOut * recordBytes) : 0,
    };
  }

  /** A task knows how long it was idle when something comes in, or when its TaskManager renews its views. */
  private idleKnownUntil(vertex: number, subtask: number, at: number): number {
    const { kind } = this.vertex(vertex);
    const perSecond = this.load.mean(kind === 'operator' ? 'taken' : 'emitted', vertex, subtask, 0, periodMs);
    return Math.max(renewedAt(at), at - Math.max(longestBufferMs, 1_000 / Math.max(1e-6, perSecond)));
  }

  /** Records that have left their senders and stand in buffers before the subtask, on average. */
  private underWay(vertex: number, subtask: number): number {
    const { load, transit } = this;
    const bytes = transit.recordBytes(vertex);
    const used = load.mean('busy', vertex, subtask, 0, periodMs) + load.mean('blocked', vertex, subtask, 0, periodMs);
    return bytes === 0 ? 0 : (pressure(used) ** 2 * transit.roomBytes(vertex)) / bytes;
  }

  private countedBounded(attempt: Attempt, vertex: number, subtask: number, at: number): Counted {
    const bounded = this.spec.bounded?.vertices[vertex];
    const { kind, parallelism, recordBytes } = this.vertex(vertex);
    if (bounded === undefined) {
      throw new Error(`${this.spec.name}: vertex ${vertex} is not in the bounded part`);
    }
    const elapsed = Math.max(0, Math.min(at, attempt.endedAt) - attempt.startedAt - bounded.fromMs);
    const wholeMs = bounded.toMs - bounded.fromMs;
    const done = Math.min(1, elapsed / wholeMs);
    const ranMs = Math.min(elapsed, wholeMs);
    const own = (records: number) => Math.floor(records / parallelism) + (subtask < records % parallelism ? 1 : 0);
    const recordsIn = Math.floor(own(bounded.recordsIn) * done);
    const recordsOut = Math.floor(own(bounded.recordsOut) * done);
    const isLegacy = kind === 'legacySource';
    return {
      busyMs: isLegacy ? null : Math.round(ranMs * bounded.busyShare),
      idleMs: isLegacy ? 0 : Math.round(ranMs * (1 - bounded.busyShare)),
      blockedMs: 0,
      recordsIn,
      recordsOut,
      bytesIn: recordsIn * Math.round(this.transit.recordBytes(vertex)),
      bytesOut: recordsOut * recordBytes,
    };
  }
}
