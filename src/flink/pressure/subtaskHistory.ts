import { type VertexDetail } from '../vertex';
import { type Counted, countersChanged, hasCounters, type Sample } from './growth';
import { meansBetween, type VertexMean } from './means';

/** As for the vertices of a job (history.ts): differences over less are noise, over more they hide changes of load. */
const shortestMs = 4_500;
const windowMs = 32_000;
/** After this much silence Flink's first answer is as old as the silence. */
const silenceMs = 15_000;
/** Subtasks in all samples of all vertices: some 25 MB. */
const mostKept = 100_000;

const oneTask: ReadonlyMap<string, number> = new Map([['RUNNING', 1]]);

/** Each subtask counts as a vertex of its own, named by its index. */
const countedOf = ({ subtasks }: VertexDetail, now: number): Counted => ({
  now,
  vertices: subtasks.map(({ index, state, started, ended, counters }) => ({
    id: String(index),
    state,
    parallelism: 1,
    started,
    ended,
    tasks: oneTask,
    counters,
  })),
});

/** Without the means of attempts that have ended since they were counted. */
function ofSameAttempts(
  means: ReadonlyMap<string, VertexMean>,
  then: Counted,
  now: Counted
): ReadonlyMap<string, VertexMean> {
  const started = new Map(then.vertices.map((subtask) => [subtask.id, subtask.started]));
  const same = new Set(
    now.vertices.filter((subtask) => started.get(subtask.id) === subtask.started).map(({ id }) => id)
  );
  return new Map([...means].filter(([index]) => same.has(index)));
}

/** The last answers of `/jobs/:id/vertices/:vid` for one vertex whose counters differ, oldest first. */
export class SubtaskHistory {
  private samples: Sample[] = [];
  /** When Flink last answered for this vertex, ms of our own clock. */
  private answeredAt: number | null = null;

  get size(): number {
    return this.samples.reduce((sum, { job }) => sum + job.vertices.length, 0);
  }

  /** Whether nobody has asked for so long that the next answer is old. */
  isSilent(now: number): boolean {
    return this.answeredAt === null || now - this.answeredAt > silenceMs;
  }

  /**
   * Takes in an answer that came at `now` of our own clock and returns the mean of each running subtask by its index, a
   * text: over about half a minute as soon as there are answers that far apart, and since the start of its attempt while
   * there is one only. Subtasks whose counters did not grow or shrank (a restart) are absent.
   */
  add(vertex: VertexDetail, now: number): ReadonlyMap<string, VertexMean> {
    this.answeredAt = now;
    const counted = countedOf(vertex, vertex.now ?? now);
    const last = this.samples.at(-1);
    if (hasCounters(counted) && (last === undefined || countersChanged(last.job, counted))) {
      this.samples = [...this.worthKeeping(counted.now), { job: counted, fetchedAt: null }];
    }
    const after = this.samples.at(-1);
    if (after === undefined) {
      return new Map<string, VertexMean>();
    }
    const means = meansBetween(this.baseOf(after.job.now) ?? null, after);
    return after.job === counted ? means : ofSameAttempts(means, after.job, counted);
  }

  /** Samples that an answer of `now` or a later one can be compared with, not closer together than can be compared. */
  private worthKeeping(now: number): Sample[] {
    const base = this.baseOf(now);
    const kept = base === undefined ? this.samples : this.samples.slice(this.samples.indexOf(base));
    const [before, last] = [kept.at(-2), kept.at(-1)];
    const isTooClose = before !== undefined && last !== undefined && last.job.now - before.job.now < shortestMs;
    return isTooClose ? kept.slice(0, -1) : kept;
  }

  /** The farthest earlier answer within the window, else the nearest one that is far enough away. */
  private baseOf(now: number): Sample | undefined {
    const apart = this.samples.filter(({ job }) => now - job.now >= shortestMs);
    return apart.find(({ job }) => now - job.now <= windowMs) ?? apart.at(-1);
  }
}

/** Histories by vertex, the most recently used ones only. */
export class SubtaskHistories {
  private readonly histories = new Map<string, SubtaskHistory>();

  constructor(private readonly most = mostKept) {}

  /** @param key equal for the same vertex of the same job */
  of(key: string): SubtaskHistory {
    const history = this.histories.get(key) ?? new SubtaskHistory();
    this.histories.delete(key);
    this.histories.set(key, history);
    let held = [...this.histories.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [oldest, { size }] of this.histories) {
      if (held <= this.most || oldest === key) {
        break;
      }
      this.histories.delete(oldest);
      held -= size;
    }
    return history;
  }
}
