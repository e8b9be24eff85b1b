import { type Job } from '../job';
import { JobHistory } from './history';
import { type KeptLook, type LookMemory, never, openVertices } from './looks';
import { type VertexMean } from './means';
import { type JobPicture } from './picture';

/** What we know of one job between two refreshes. Times are ms of our own clock unless they say otherwise. */
export class JobMemory {
  private readonly history = new JobHistory();
  readonly looks = new Map<string, KeptLook>();
  restarts: number | null = null;
  lastCheckpoint: JobPicture['lastCheckpoint'] = 'untold';
  /** When Flink last answered for this job. */
  answeredAt: number | null = null;
  /** When the TaskManagers measured the newest counters, at the earliest; null = not known. */
  measuredAt: number | null = null;
  lastPicture: JobPicture | null = null;
  /** Set while Flink does not answer for this job. */
  outage: JobPicture['outage'] = null;
  private readonly openAt = new Map<string, number>();

  /** When we last asked something that makes Flink fetch new metrics, if its interval was over. */
  fetchedAt: number | null = null;

  get means(): ReadonlyMap<string, VertexMean> {
    return this.history.means();
  }

  /** Notes when Flink fetched the newest counters, ms of the JobManager's clock, and of ours. */
  noteFetch(fetchedAt: number, measuredAt: number): void {
    this.history.noteFetch(fetchedAt);
    this.measuredAt = measuredAt;
  }

  /** Takes in an answer of `/jobs/:id` that came at `now`. */
  add(job: Job, now: number): void {
    if (this.history.add(job)) {
      // Flink fetched these counters after the answer before, so this is the oldest that they can be.
      this.measuredAt = this.answeredAt;
    }
    this.answeredAt = now;
    this.outage = null;
    for (const id of openVertices(job, this.means)) {
      this.openAt.set(id, now);
    }
    const started = new Map(job.vertices.map((vertex) => [vertex.id, vertex.started]));
    for (const [id, look] of this.looks) {
      if (started.get(id) !== look.started) {
        this.looks.delete(id);
      }
    }
  }

  lookMemory(job: Job): Map<string, LookMemory> {
    return new Map(
      job.vertices.map(({ id }) => [
        id,
        { lookedAt: this.looks.get(id)?.takenAt ?? never.lookedAt, openAt: this.openAt.get(id) ?? never.openAt },
      ])
    );
  }
}

/** Memories by job, the most recently used ones only. */
export class JobMemories {
  private readonly memories = new Map<string, JobMemory>();

  constructor(private readonly limit = 30) {}

  of(jobId: string): JobMemory {
    const memory = this.memories.get(jobId) ?? new JobMemory();
    this.memories.delete(jobId);
    this.memories.set(jobId, memory);
    for (const oldest of [...this.memories.keys()].slice(0, -this.limit)) {
      this.memories.delete(oldest);
    }
    return memory;
  }
}
