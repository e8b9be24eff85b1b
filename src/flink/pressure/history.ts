import { type Job } from '../job';
import { countersChanged, elapsedBetween, hasCounters, type Sample } from './growth';
import { meansBetween, type VertexMean } from './means';

/** Differences over less than this are noise: TaskManagers bring their counters up to date every 5 s. */
const shortestMs = 4_500;
/** Over this time their imprecision (see growth.ts) fades, and a change of load still shows soon. */
const windowMs = 32_000;
const keptSamples = 12;

/** The last answers of `/jobs/:id` for one job whose counters differ, oldest first. */
export class JobHistory {
  private samples: Sample[] = [];
  private known: Map<string, VertexMean> | null = null;

  /** Returns whether the answer brought new counters. */
  add(job: Job): boolean {
    const last = this.samples.at(-1);
    const isNew = hasCounters(job) && (last === undefined || countersChanged(last.job, job));
    if (isNew) {
      this.samples = [...this.samples, { job, fetchedAt: null }].slice(-keptSamples);
      this.known = null;
    }
    return isNew;
  }

  /** Notes when Flink fetched the newest counters, ms of the JobManager's clock. */
  noteFetch(fetchedAt: number): void {
    const last = this.samples.at(-1);
    if (last !== undefined && last.fetchedAt === null) {
      this.samples = [...this.samples.slice(0, -1), { ...last, fetchedAt }];
      this.known = null;
    }
  }

  /**
   * Means per vertex: over about half a minute as soon as there are answers that far apart, before that over what there is,
   * and since the tasks' start while there is one answer only. After a long silence the last answer before it is all
   * there is to compare with, and the mean covers the silence.
   */
  means(): ReadonlyMap<string, VertexMean> {
    this.known ??= this.compare();
    return this.known;
  }

  private compare(): Map<string, VertexMean> {
    const after = this.samples.at(-1);
    if (after === undefined) {
      return new Map<string, VertexMean>();
    }
    const [near, far] = this.bases(after);
    return new Map([...meansBetween(near ?? null, after), ...(far === undefined ? [] : meansBetween(far, after))]);
  }

  /** The nearest earlier answer that is far enough away, and the farthest within the window; undefined where there is none. */
  private bases(after: Sample): [near: Sample | undefined, far: Sample | undefined] {
    const earlier = this.samples.slice(0, -1).map((sample) => ({ sample, elapsedMs: elapsedBetween(sample, after) }));
    const apart = earlier.filter(({ elapsedMs }) => elapsedMs >= shortestMs);
    return [apart.at(-1)?.sample, apart.find(({ elapsedMs }) => elapsedMs <= windowMs)?.sample];
  }
}
