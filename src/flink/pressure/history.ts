import { type Job } from '../job';
import { countersChanged, hasCounters } from './means';

/** Differences over less than this are noise: TaskManagers renew their own rates every 5 s. */
const shortestMs = 4_500;
const keptSamples = 12;

/** The last answers of `/jobs/:id` for one job whose counters differ, oldest first. */
export class JobHistory {
  private samples: Job[] = [];

  /** Returns whether the answer brought new counters. */
  add(job: Job): boolean {
    const last = this.samples.at(-1);
    const isNew = hasCounters(job) && (last === undefined || countersChanged(last, job));
    if (isNew) {
      this.samples = [...this.samples, job].slice(-keptSamples);
    }
    return isNew;
  }

  /**
   * The two answers between which to take differences: the last change of the counters, and the nearest earlier one
   * that is far enough away. `before` is null while there is none.
   */
  get pair(): { before: Job | null; after: Job } | null {
    const after = this.samples.at(-1);
    if (after === undefined) {
      return null;
    }
    const before = this.samples.findLast((sample) => after.now - sample.now >= shortestMs);
    return { before: before ?? null, after };
  }
}
