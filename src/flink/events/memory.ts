import { WholeTraces } from '../wholeTraces';
import { type EventKind } from './event';
import { EventLog } from './log';
import { type Parallelisms } from './parallelism';
import { type Starts } from './restarts';
import { type Presence } from './taskManagers';

/** What is known of one job from the looks so far. */
export interface JobEvents {
  log: EventLog;
  traces: WholeTraces;
  starts: Starts | null;
  parallelisms: Parallelisms | null;
  /** Of the sources that change with the job's states only: the change (`Settled`) that was seen. */
  seen: Map<'life' | 'exceptions', number>;
  /** Kinds that were looked for after the job had ended: there is nothing more to come. */
  complete: Set<EventKind>;
}

/** Jobs that are remembered, and that are looked at together at most. */
export const mostJobs = 100;

/** Events seen by one data source since it was made. The jobs asked for most recently are kept. */
export class EventMemory {
  readonly cluster = new EventLog();
  presence: Presence | null = null;
  /** It has no TaskManagers to ask for. */
  isHistoryServer = false;
  private readonly jobs = new Map<string, JobEvents>();

  of(jobId: string): JobEvents {
    const job = this.jobs.get(jobId) ?? {
      log: new EventLog(),
      traces: new WholeTraces(),
      starts: null,
      parallelisms: null,
      seen: new Map(),
      complete: new Set(),
    };
    this.jobs.delete(jobId);
    this.jobs.set(jobId, job);
    for (const oldest of [...this.jobs.keys()].slice(0, -mostJobs)) {
      this.jobs.delete(oldest);
    }
    return job;
  }
}
