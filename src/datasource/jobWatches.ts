import { type Observable, ReplaySubject, share, tap } from 'rxjs';
import { type FlinkClient } from '../flink/client';
import { JobMemories } from '../flink/pressure/memory';
import { type JobPicture } from '../flink/pressure/picture';
import { type Clock, watchJob } from '../flink/pressure/watch';
import { observeSteps } from './observe';

/** Panels that ask within this time belong to the same refresh. */
const sameRefreshMs = 1_000;

/** For what a job graph tells beside the pictures, where there is more to look at than fits. */
const mostReserved = 4;
const reservedOf = (budget: number) => Math.max(0, Math.min(mostReserved, Math.floor((budget - 3) / 2)));

interface Watch {
  startedAt: number;
  pictures: Observable<JobPicture>;
  /** It ended without an answer of Flink: whoever asks now wants a new try. */
  hasFailed: boolean;
}

/** One watch per job and refresh, however many panels ask: they share its requests and its pictures. */
export class JobWatches {
  private readonly memories = new JobMemories();
  private readonly watches = new Map<string, Watch>();

  constructor(
    private readonly client: FlinkClient,
    private readonly budget: number,
    private readonly clock: Clock
  ) {}

  of(jobId: string): Observable<JobPicture> {
    const now = this.clock.now();
    const running = this.watches.get(jobId);
    if (running !== undefined && !running.hasFailed && now - running.startedAt < sameRefreshMs) {
      return running.pictures;
    }
    const watch = this.start(jobId, now);
    this.watches.set(jobId, watch);
    this.forgetOld(now);
    return watch.pictures;
  }

  private start(jobId: string, startedAt: number): Watch {
    const { client, clock, budget } = this;
    let last: JobPicture | undefined;
    const steps = observeSteps((signal) =>
      watchJob(client, jobId, this.memories.of(jobId), { clock, budget, reserved: reservedOf(budget), signal })
    ).pipe(
      tap({
        next: (picture) => {
          last = picture;
        },
        finalize: () => {
          watch.hasFailed = last === undefined || last.outage !== null;
        },
      }),
      share({ connector: () => new ReplaySubject(1), resetOnComplete: false })
    );
    const watch: Watch = { startedAt, pictures: steps, hasFailed: false };
    return watch;
  }

  private forgetOld(now: number): void {
    for (const [jobId, watch] of this.watches) {
      if (now - watch.startedAt >= sameRefreshMs) {
        this.watches.delete(jobId);
      }
    }
  }
}
