import { type JobLoad, slotMs, slots } from './load';
import { type EdgeSpec, type JobSpec } from './spec';

/** Flink's network buffers hold 32 KiB; those that wait are not always full. */
const bufferBytes = 32_768 * 0.7;
/** Records wait for the buffer's timeout (100 ms) even where nothing is in their way. */
const calmMs = 45;
const longestMs = 90_000;

interface Gate {
  inputs: number[];
  /** Subtasks of other vertices that send to one subtask. */
  channels: number;
  /** Mean size of a record that comes in. */
  recordBytes: number;
}

function gateOf(job: JobSpec, vertex: number, edges: readonly EdgeSpec[]): Gate {
  const senders = edges.flatMap(({ from }) => job.vertices[from] ?? []);
  const own = job.vertices[vertex]?.parallelism ?? 1;
  const isPaired = (strategy: string | undefined, parallelism: number) => strategy === 'FORWARD' && parallelism === own;
  return {
    inputs: edges.map(({ from }) => from),
    channels: senders.reduce(
      (sum, { parallelism }, at) => sum + (isPaired(edges[at]?.strategy, parallelism) ? 1 : parallelism),
      0
    ),
    recordBytes: senders.reduce((sum, { recordBytes }) => sum + recordBytes, 0) / Math.max(1, senders.length),
  };
}

/** How long records and barriers take from the sources to where they are handled. Moments are ms since submission. */
export class Transit {
  private readonly gates: Gate[];
  private readonly delays = new Map<string, Float64Array>();

  constructor(
    private readonly job: JobSpec,
    private readonly load: JobLoad
  ) {
    const byTarget = job.vertices.map((): EdgeSpec[] => []);
    for (const edge of job.edges) {
      byTarget[edge.to]?.push(edge);
    }
    this.gates = byTarget.map((edges, vertex) => gateOf(job, vertex, edges));
  }

  inputs(vertex: number): readonly number[] {
    return this.gates[vertex]?.inputs ?? [];
  }

  channels(vertex: number): number {
    return this.gates[vertex]?.channels ?? 0;
  }

  /** Size of a record that comes in, on average over the inputs. */
  recordBytes(vertex: number): number {
    return this.gates[vertex]?.recordBytes ?? 0;
  }

  /** Bytes that can stand before one subtask: its own buffers and those that its senders keep for it. */
  roomBytes(vertex: number): number {
    const gate = this.gates[vertex];
    return gate === undefined || gate.inputs.length === 0
      ? 0
      : (7 * gate.channels + 8 * gate.inputs.length) * bufferBytes;
  }

  /** How long a record waits before one subtask, ms. */
  wait(vertex: number, subtask: number, atMs: number): number {
    if (this.inputs(vertex).length === 0) {
      return 0;
    }
    const from = Math.floor(atMs / slotMs) * slotMs;
    const bytesPerMs =
      (this.load.mean('taken', vertex, subtask, from, from + slotMs) * this.recordBytes(vertex)) / 1000;
    const standing = this.load.standing(vertex, subtask, atMs);
    return calmMs + standing ** 2 * Math.min(longestMs, this.roomBytes(vertex) / Math.max(0.01, bytesPerMs));
  }

  /**
   * How long ago what one subtask handles now left the source, ms: the slowest way there, from one source or from all.
   * null = nothing gets there.
   */
  age(vertex: number, subtask: number, atMs: number, source: number | null): number | null {
    const place = atMs / slotMs - 0.5;
    const slot = Math.floor(place);
    const [before, after] = [this.ageIn(vertex, subtask, slot, source), this.ageIn(vertex, subtask, slot + 1, source)];
    return before === null || after === null ? null : before + (after - before) * (place - slot);
  }

  private ageIn(vertex: number, subtask: number, slot: number, source: number | null): number | null {
    const delays = this.delaysIn(((slot % slots) + slots) % slots, source);
    const arrivals = this.inputs(vertex).map((input) => delays[input] ?? NaN);
    const known = arrivals.filter((delay) => !Number.isNaN(delay));
    return known.length === 0 ? null : Math.max(...known) + this.wait(vertex, subtask, slot * slotMs);
  }

  /** By vertex: how old records are when the slowest subtask has handled them; NaN = none get there. */
  private delaysIn(slot: number, source: number | null): Float64Array {
    const key = `${slot}/${source ?? 'all'}`;
    const kept = this.delays.get(key);
    if (kept !== undefined) {
      return kept;
    }
    const delays = new Float64Array(this.job.vertices.length).fill(NaN);
    this.job.vertices.forEach(({ kind, parallelism }, vertex) => {
      if (kind !== 'operator') {
        delays[vertex] = source === null || source === vertex ? 0 : NaN;
        return;
      }
      const known = this.inputs(vertex).flatMap((input) => {
        const delay = delays[input] ?? NaN;
        return Number.isNaN(delay) ? [] : [delay];
      });
      if (known.length > 0) {
        const waits = Array.from({ length: parallelism }, (_, subtask) => this.wait(vertex, subtask, slot * slotMs));
        delays[vertex] = Math.max(...known) + Math.max(...waits);
      }
    });
    if (this.delays.size > 400) {
      this.delays.clear();
    }
    this.delays.set(key, delays);
    return delays;
  }
}
