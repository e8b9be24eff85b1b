import { type Observable, ReplaySubject, share } from 'rxjs';
import { type FlinkClient } from '../flink/client';
import { JobMemories } from '../flink/pressure/memory';
import { type JobPicture } from '../flink/pressure/picture';
import { type Clock, watchJob } from '../flink/pressure/watch';
import { observeSteps } from './observe';

/** Panels that ask within this time belong to the same refresh. */
const sameRefreshMs = 1_000;

interface Watch {
  startedAt: number;
  pictures: Observable<JobPicture>;
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
    if (running !== undefined && now - running.startedAt < sameRefreshMs) {
      return running.pictures;
    }
    const pictures = observeSteps((signal) =>
      watchJob(this.client, jobId, this.memories.of(jobId), { clock: this.clock, budget: this.budget, signal })
    ).pipe(share({ connector: () => new ReplaySubject(1), resetOnComplete: false }));
    this.watches.set(jobId, { startedAt: now, pictures });
    this.forgetOld(now);
    return pictures;
  }

  private forgetOld(now: number): void {
    for (const [jobId, watch] of this.watches) {
      if (now - watch.startedAt >= sameRefreshMs) {
        this.watches.delete(jobId);
      }
    }
  }
}
