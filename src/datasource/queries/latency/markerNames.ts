import { type FlinkClient } from '../../../flink/client';
import { type Failure } from '../../../flink/errors';
import { type Job } from '../../../flink/job';
import { type Histogram } from '../../../flink/latency/markerName';
import { type MarkerList } from '../../../flink/latency/markers';
import { type Operator, resolveNames } from '../../../flink/latency/resolveNames';
import { type Known, Rotation } from '../../rotation';

/** Histograms at one place: of a job all of them, of a vertex those of the subtasks that were asked. */
interface Place extends MarkerList {
  /** How often it was looked at. */
  looks: number;
  /** How often in succession that brought nothing new. */
  quiet: number;
}

/** The histograms of the job, or of a vertex. */
export interface Located {
  /** Null = they stand at the job. */
  vertexId: string | null;
  /** At a vertex: those of one subtask, as all have the same. */
  histograms: readonly Histogram[];
  /** For how many subtasks, from 0 on, the histograms stand; null = each for its own. */
  subtasks: number | null;
}

export interface Look {
  failures: readonly Failure[];
  /** Flink has no metrics of the job's tasks: it fetches them when it is asked, so the next answer may have some. */
  isCold: boolean;
}

/** Lists are long and change little: one that brought nothing new may rest twice as long, up to 16 minutes. */
const firstRestMs = 60_000;
const longestRest = 16;

const isDue = (known: Known<Place> | null | undefined, now: number): boolean =>
  known === null ||
  known === undefined ||
  known.value.metrics === 0 ||
  now - known.at >= firstRestMs * Math.min(longestRest, 2 ** known.value.quiet);

const keyOf = ({ sourceId, sourceIndex, operatorId }: Histogram) => `${sourceId}/${sourceIndex}/${operatorId}`;

/** What a look has found, added to what was known. Of a vertex each pair counts once, whichever subtask has it. */
function added(old: Place | undefined, found: MarkerList, keyOfOne: (histogram: Histogram) => string): Place {
  const all = new Map([...(old?.histograms ?? []), ...found.histograms].map((one) => [keyOfOne(one), one]));
  const isNew = old === undefined || all.size > old.histograms.length;
  return {
    histograms: [...all.values()],
    metrics: found.metrics,
    looks: (old?.looks ?? 0) + 1,
    quiet: isNew ? 0 : old.quiet + 1,
  };
}

/** Changes when tasks are started again. */
export const startsOf = ({ id, vertices }: Job): string =>
  [id, ...vertices.map(({ started, parallelism }) => `${started}:${parallelism}`)].join(' ');

/** Where one job keeps its markers, and which. Found by looking: at the job first, then at its vertices. */
export class JobNames {
  private place: 'job' | 'vertices' | null = null;
  private starts = '';
  private job: Known<Place> | null = null;
  private vertices: ReadonlyMap<string, Known<Place>> = new Map();
  /** Until something changes; to find names takes a while in large jobs. */
  private resolved: Operator[] | null = null;

  constructor(
    private readonly flink: FlinkClient,
    private readonly rotation: Rotation<Place>,
    private readonly now: () => number
  ) {}

  /** Names of tasks that are gone are forgotten; the place stays as it is in this version of Flink. */
  update(job: Job): void {
    const starts = startsOf(job);
    if (starts !== this.starts) {
      this.starts = starts;
      this.job = null;
      this.vertices = new Map();
      this.resolved = null;
    }
  }

  /** Requests that a look would like to send now. */
  due({ vertices }: Job): number {
    const now = this.now();
    const atJob = this.place !== 'vertices' && isDue(this.job, now) ? 1 : 0;
    return this.place === 'job' ? atJob : atJob + vertices.filter(({ id }) => isDue(this.vertices.get(id), now)).length;
  }

  /** Vertices that nobody has looked at yet. */
  unseen({ vertices }: Job): number {
    return this.place === 'job' ? 0 : vertices.filter(({ id }) => !this.vertices.has(id)).length;
  }

  located({ vertices }: Job): Located[] {
    return this.place === 'job'
      ? [{ vertexId: null, histograms: this.job?.value.histograms ?? [], subtasks: null }]
      : vertices.map(({ id, parallelism }) => ({
          vertexId: id,
          histograms: this.vertices.get(id)?.value.histograms ?? [],
          subtasks: parallelism,
        }));
  }

  /** Operators that markers speak of, and those that could be, in topological order. */
  operators(job: Job): Operator[] {
    this.resolved ??= resolveNames(
      job,
      this.located(job).flatMap(({ vertexId, histograms }) =>
        histograms.flatMap(({ operatorId, sourceId }) => [
          ...(sourceId === null ? [] : [{ id: sourceId, vertexId: null }]),
          { id: operatorId, vertexId },
        ])
      )
    );
    return this.resolved;
  }

  async look(job: Job, limit: number, signal: AbortSignal): Promise<Look> {
    let left = limit;
    if (this.place !== 'vertices' && isDue(this.job, this.now()) && left > 0) {
      left -= 1;
      await this.lookAtJob(job, signal);
      if (this.job?.value.metrics === 0) {
        return { failures: [], isCold: true };
      }
    }
    if (this.place === 'job') {
      return { failures: [], isCold: false };
    }
    const failures = await this.lookAtVertices(job, left, signal);
    const isCold = this.place === null && [...this.vertices.values()].some(({ value }) => value.metrics === 0);
    if (isCold) {
      // What the job's list had was of the JobManager alone.
      this.job = null;
    }
    return { failures, isCold };
  }

  private async lookAtJob(job: Job, signal: AbortSignal): Promise<void> {
    const found = await this.flink.markerList({ jobId: job.id, vertexId: null }, 0, signal);
    const value = added(this.job?.value, found, (one) => `${keyOf(one)}/${one.subtask}`);
    this.job = { value, at: this.now() };
    this.resolved = null;
    this.place = value.histograms.length > 0 ? 'job' : null;
  }

  private async lookAtVertices(job: Job, limit: number, signal: AbortSignal): Promise<readonly Failure[]> {
    const parallelism = new Map(job.vertices.map((vertex) => [vertex.id, vertex.parallelism]));
    const before = this.vertices;
    const due = job.vertices.filter(({ id }) => isDue(before.get(id), this.now()));
    const { known, failures } = await this.rotation.turn({
      key: this.starts,
      // Sinks first: their latency is that of the whole way.
      parts: job.vertices.map(({ id }) => id).reverse(),
      limit: Math.min(limit, due.length),
      ask: async (vertexId) => {
        const old = before.get(vertexId)?.value;
        // Another subtask each time: a marker goes to one of them only, so that a young task has not all of them.
        const subtask = (old?.looks ?? 0) % Math.max(1, parallelism.get(vertexId) ?? 1);
        const found = await this.flink.markerList({ jobId: job.id, vertexId }, subtask, signal);
        return added(old, found, (one) => keyOf(one.sourceId === vertexId ? { ...one, sourceIndex: null } : one));
      },
      signal,
    });
    this.vertices = known;
    this.resolved = null;
    const found = [...known.values()].some(({ value }) => value.histograms.length > 0);
    this.place = found ? 'vertices' : null;
    return failures;
  }
}

/** The markers of the jobs that were asked for lately. */
export class MarkerNames {
  private readonly jobs = new Map<string, JobNames>();
  private readonly rotation: Rotation<Place>;

  constructor(
    private readonly flink: FlinkClient,
    private readonly now: () => number,
    private readonly most = 50
  ) {
    this.rotation = new Rotation(now, most);
  }

  of(job: Job): JobNames {
    const names = this.jobs.get(job.id) ?? new JobNames(this.flink, this.rotation, this.now);
    this.jobs.delete(job.id);
    this.jobs.set(job.id, names);
    for (const oldest of [...this.jobs.keys()].slice(0, -this.most)) {
      this.jobs.delete(oldest);
    }
    names.update(job);
    return names;
  }
}
