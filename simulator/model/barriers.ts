import { type Checkpoint } from './checkpoints';
import { type SimulatedJob } from './job';
import { random } from './random';
import { type CheckpointSpec } from './spec';

/** How a checkpoint went in one subtask; durations in ms, sizes in bytes. `at` is when the JobManager knew. */
export interface Acknowledgement {
  at: number;
  /** From the trigger to the first barrier. */
  startDelay: number;
  /** From the first barrier to the last. */
  alignment: number;
  sync: number;
  async: number;
  checkpointedSize: number;
  stateSize: number;
  /** Bytes handled while it waited for the last barrier. */
  processed: number;
  /** Bytes in buffers that an unaligned checkpoint writes. */
  persisted: number;
  unaligned: boolean;
}

/** State is written at this rate. */
const bytesPerMs = 60_000;
/** A source that is held up gets its barrier in when it has handed over what it has in its hands. */
const longestHoldMs = 6_000;

interface Passage {
  first: number;
  last: number;
}

class Barriers {
  private readonly since: number;

  constructor(
    private readonly job: SimulatedJob,
    private readonly spec: CheckpointSpec,
    private readonly checkpoint: Checkpoint
  ) {
    this.since = checkpoint.triggeredAt - job.lifecycle.submittedAt;
  }

  vertex(index: number, passed: readonly Passage[]): Acknowledgement[] {
    const { parallelism } = this.job.vertex(index);
    const inputs = this.job.transit.inputs(index).flatMap((input) => passed[input] ?? []);
    return Array.from({ length: parallelism }, (_, subtask) =>
      inputs.length === 0 ? this.atSource(index, subtask) : this.behind(index, subtask, inputs)
    );
  }

  private atSource(index: number, subtask: number): Acknowledgement {
    const { submittedAt } = this.job.lifecycle;
    const from = submittedAt + this.since;
    const blocked = this.job.share('blocked', index, subtask, from, from + 1000);
    const held = this.isUnaligned ? 180 : longestHoldMs;
    return this.acknowledge(
      index,
      subtask,
      2 + blocked * held * this.chance(index, subtask, 1) + 6 * this.chance(index, subtask, 2),
      0
    );
  }

  private behind(index: number, subtask: number, inputs: readonly Passage[]): Acknowledgement {
    const wait = this.job.transit.wait(index, subtask, this.since);
    // Barriers share the buffers with the records before them; without aligning they overtake them.
    const crossing = Math.max(3, wait - 40) * (this.isUnaligned ? 0.06 : 1);
    const first =
      Math.min(...inputs.map((input) => input.first)) + crossing * (0.75 + 0.2 * this.chance(index, subtask, 1));
    const last =
      Math.max(...inputs.map((input) => input.last)) + crossing * (0.95 + 0.05 * this.chance(index, subtask, 2));
    return this.acknowledge(index, subtask, first, Math.max(0, last - first));
  }

  private acknowledge(index: number, subtask: number, startDelay: number, alignment: number): Acknowledgement {
    const { job, checkpoint, isUnaligned } = this;
    const { stateBytes } = job.vertex(index);
    const stateSize = Math.floor(stateBytes * (0.75 + 0.5 * this.chance(index, subtask, 3)));
    const persisted = isUnaligned ? this.persisted(index, subtask) : 0;
    const sync = stateSize === 0 ? 0 : Math.floor(3 * this.chance(index, subtask, 4));
    const written = (stateSize + persisted) / bytesPerMs;
    const async = Math.floor(written + (stateSize + persisted === 0 ? 0 : 4 + 14 * this.chance(index, subtask, 5)));
    const delay = Math.floor(startDelay);
    const aligned = Math.floor(alignment);
    const report = 2 + Math.floor(4 * this.chance(index, subtask, 6));
    return {
      at: checkpoint.triggeredAt + delay + aligned + sync + async + report,
      startDelay: delay,
      alignment: aligned,
      sync,
      async,
      stateSize: stateSize + persisted,
      checkpointedSize: stateSize + persisted,
      processed: Math.floor((this.bytesPerSecond(index, subtask) * aligned) / 1000),
      persisted,
      unaligned: isUnaligned,
    };
  }

  /** Part of what stands in the buffers, bytes. */
  private persisted(index: number, subtask: number): number {
    const { load, transit } = this.job;
    return Math.floor(load.standing(index, subtask, this.since) * transit.roomBytes(index) * 0.4);
  }

  private bytesPerSecond(index: number, subtask: number): number {
    const { load, transit } = this.job;
    return load.mean('taken', index, subtask, this.since, this.since + 1000) * transit.recordBytes(index);
  }

  /** Savepoints are always aligned. */
  private get isUnaligned(): boolean {
    return this.spec.unaligned && !this.checkpoint.isSavepoint;
  }

  private chance(vertex: number, subtask: number, of: number): number {
    return random(this.job.seed + of, this.checkpoint.id, vertex, subtask);
  }
}

/**
 * When every subtask acknowledges a checkpoint, if nothing comes between: barriers leave the sources, wait with the
 * records in full buffers, and are waited for where several inputs meet. By vertex and subtask.
 */
export function barriers(job: SimulatedJob, spec: CheckpointSpec, checkpoint: Checkpoint): Acknowledgement[][] {
  const run = new Barriers(job, spec, checkpoint);
  const passed: Passage[] = [];
  return job.spec.vertices.map((_, index) => {
    const acknowledged = run.vertex(index, passed);
    const leaves = acknowledged.map(({ startDelay, alignment, sync }) => startDelay + alignment + sync);
    passed[index] = { first: Math.min(...leaves), last: Math.max(...leaves) };
    return acknowledged;
  });
}
