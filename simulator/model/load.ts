import { networkOf, solveFlow, type Network } from './flow';
import { hash, random } from './random';
import { type JobSpec, type VertexSpec } from './spec';

/** Demand is constant for so long. */
export const slotMs = 15_000;
/** Then it begins again, so that sums over any time need one period only. */
export const slots = 80;
const periodMs = slotMs * slots;

/** busy, blocked: ms of task time (blocked = backpressured). taken, emitted: records in and out. */
export type Quantity = 'busy' | 'blocked' | 'taken' | 'emitted';

/** From this share of its time on, a subtask's input begins to stand; when it is always busy its senders always wait. */
const pressedFrom = 0.85;

/** How much a subtask that works or waits `used` of its time holds up those who send to it, 0 to 1. */
export const pressure = (used: number): number => Math.min(1, Math.max(0, (used - pressedFrom) / (1 - pressedFrom)));

/** Slow waves of 20, 10, 7 and 4 minutes, -1 to 1. */
function wave(seed: number, slot: number): number {
  const parts = [
    [1, 0.4],
    [2, 0.3],
    [3, 0.2],
    [5, 0.1],
  ] as const;
  return parts.reduce(
    (sum, [turns, weight]) => sum + weight * Math.sin(2 * Math.PI * ((turns * slot) / slots + random(seed, turns))),
    0
  );
}

/** Share of the vertex's records that each subtask handles: nearly even, unless one is hot. */
function weightsOf({ parallelism, hot }: VertexSpec, seed: number): number[] {
  const uneven = Array.from({ length: parallelism }, (_, subtask) => 1 + 0.06 * (random(seed, subtask, 1) - 0.5));
  const shares = uneven.map((weight, subtask) => (subtask === hot?.subtask ? 0 : weight));
  const sum = shares.reduce((total, share) => total + share, 0);
  const rest = hot === null ? 1 : 1 - hot.share;
  return shares.map((share, subtask) => (subtask === hot?.subtask ? hot.share : (share / sum) * rest));
}

interface Loaded {
  spec: VertexSpec;
  /** Place of subtask 0 among all subtasks of the job. */
  first: number;
  weights: number[];
  /** What each subtask can handle a second. */
  speeds: number[];
  /** Vertices all of whose subtasks each subtask sends to. */
  spreadsTo: number[];
  /** Vertices of which each subtask sends to the one of its own number. */
  pairedWith: number[];
  seed: number;
}

function loadedOf(job: JobSpec, seed: number, slotSpeeds: readonly number[]): Loaded[] {
  let first = 0;
  const outputs = job.vertices.map((): { spreadsTo: number[]; pairedWith: number[] } => ({
    spreadsTo: [],
    pairedWith: [],
  }));
  for (const { from, to, strategy } of job.edges) {
    const isPaired = strategy === 'FORWARD' && job.vertices[from]?.parallelism === job.vertices[to]?.parallelism;
    outputs[from]?.[isPaired ? 'pairedWith' : 'spreadsTo'].push(to);
  }
  return job.vertices.map((spec, index) => {
    const own = hash(`${seed}/${job.id}/${index}`);
    const { spreadsTo = [], pairedWith = [] } = outputs[index] ?? {};
    const speeds = Array.from(
      { length: spec.parallelism },
      (_, i) => spec.capacity * (slotSpeeds[i] ?? 1) * (1 + 0.04 * (random(own, i) - 0.5))
    );
    const loaded = { spec, first, weights: weightsOf(spec, own), speeds, spreadsTo, pairedWith, seed: own };
    first += spec.parallelism;
    return loaded;
  });
}

const capacityOf = ({ weights, speeds }: Loaded): number =>
  Math.min(...weights.map((weight, subtask) => (speeds[subtask] ?? 0) / weight));

/** How much senders are held up: by subtask of the job, and at most by vertex. */
interface Held {
  bySubtask: Float64Array;
  most: Float64Array;
}

/**
 * What the subtasks of a running job do with their time and how many records they handle: for every moment, for any
 * span between two moments, in constant time. Moments are ms since the job was submitted.
 */
export class JobLoad {
  private readonly vertices: Loaded[];
  private readonly subtasks: number;
  /** Sums from the period's begin to the begin of each slot (the last one: the whole period), by subtask. */
  private readonly sums: Readonly<Record<Quantity, Float64Array>>;

  /** @param slotSpeeds how fast each slot's tasks work; 1 = as they should, also where it does not say */
  constructor(job: JobSpec, seed: number, slotSpeeds: readonly number[] = []) {
    this.vertices = loadedOf(job, seed, slotSpeeds);
    this.subtasks = this.vertices.reduce((sum, { spec }) => sum + spec.parallelism, 0);
    const zeros = () => new Float64Array((slots + 1) * this.subtasks);
    this.sums = { busy: zeros(), blocked: zeros(), taken: zeros(), emitted: zeros() };
    const network = networkOf(job.edges, {
      selectivity: Float64Array.from(job.vertices, ({ selectivity }) => selectivity),
      capacity: Float64Array.from(this.vertices, capacityOf),
    });
    for (let slot = 0; slot < slots; slot += 1) {
      this.fill(slot, network);
    }
  }

  /** Sum over one subtask and a span; ms of task time, or records (not rounded). */
  sum(quantity: Quantity, vertex: number, subtask: number, fromMs: number, toMs: number): number {
    const at = (this.vertices[vertex]?.first ?? 0) + subtask;
    const sums = this.sums[quantity];
    return toMs <= fromMs ? 0 : this.until(sums, at, toMs) - this.until(sums, at, fromMs);
  }

  /** Mean over one subtask and a span, a second: shares of 0 to 1 for times, records a second. */
  mean(quantity: Quantity, vertex: number, subtask: number, fromMs: number, toMs: number): number {
    const perMs = toMs <= fromMs ? 0 : this.sum(quantity, vertex, subtask, fromMs, toMs) / (toMs - fromMs);
    return quantity === 'busy' || quantity === 'blocked' ? perMs : perMs * 1000;
  }

  /** How full the input of a subtask stands at a moment, 0 to 1. */
  standing(vertex: number, subtask: number, atMs: number): number {
    const from = Math.floor(atMs / slotMs) * slotMs;
    const to = from + slotMs;
    return pressure(this.mean('busy', vertex, subtask, from, to) + this.mean('blocked', vertex, subtask, from, to));
  }

  private until(sums: Float64Array, subtask: number, ms: number): number {
    const periods = Math.floor(ms / periodMs);
    const place = (ms - periods * periodMs) / slotMs;
    const slot = Math.min(slots - 1, Math.floor(place));
    const before = sums[slot * this.subtasks + subtask] ?? 0;
    const after = sums[(slot + 1) * this.subtasks + subtask] ?? 0;
    const whole = sums[slots * this.subtasks + subtask] ?? 0;
    return periods * whole + before + (after - before) * (place - slot);
  }

  private fill(slot: number, network: Network): void {
    const demand = new Float64Array(this.vertices.length);
    this.vertices.forEach(({ spec, seed }, index) => {
      demand[index] = spec.demand === 0 ? 0 : Math.max(0, spec.demand * (1 + spec.wander * wave(seed, slot)));
    });
    const handled = solveFlow(network, demand);
    const held = { bySubtask: new Float64Array(this.subtasks), most: new Float64Array(this.vertices.length) };
    for (let index = this.vertices.length - 1; index >= 0; index -= 1) {
      const vertex = this.vertices[index];
      if (vertex !== undefined) {
        held.most[index] = this.fillVertex(slot, vertex, handled[index] ?? 0, held);
      }
    }
  }

  /** Returns how much the vertex holds up its senders at most. */
  private fillVertex(slot: number, vertex: Loaded, handled: number, held: Held): number {
    const { spec, weights, speeds, spreadsTo, pairedWith, first } = vertex;
    const everywhere = spreadsTo.reduce((most, to) => Math.max(most, held.most[to] ?? 0), 0);
    const takes = spec.kind === 'operator' ? 1 : 0;
    let most = 0;
    for (let subtask = 0; subtask < spec.parallelism; subtask += 1) {
      const records = handled * (weights[subtask] ?? 0);
      const busy = Math.min(1, records / (speeds[subtask] ?? 1) + (records > 0 ? 0.001 : 0));
      const waits = pairedWith.reduce(
        (longest, to) => Math.max(longest, held.bySubtask[(this.vertices[to]?.first ?? 0) + subtask] ?? 0),
        everywhere
      );
      const blocked = (1 - busy) * waits;
      const at = slot * this.subtasks + first + subtask;
      this.add(this.sums.busy, at, busy * slotMs);
      this.add(this.sums.blocked, at, blocked * slotMs);
      this.add(this.sums.taken, at, (takes * records * slotMs) / 1000);
      this.add(this.sums.emitted, at, (records * spec.selectivity * slotMs) / 1000);
      held.bySubtask[first + subtask] = pressure(busy + blocked);
      most = Math.max(most, held.bySubtask[first + subtask] ?? 0);
    }
    return most;
  }

  private add(sums: Float64Array, at: number, amount: number): void {
    sums[at + this.subtasks] = (sums[at] ?? 0) + amount;
  }
}
