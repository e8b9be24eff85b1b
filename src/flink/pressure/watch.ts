import { type FlinkClient } from '../client';
import { type Failure, failureOf, isAborted } from '../errors';
import { type Job, type Vertex } from '../job';
import { isTerminal } from '../jobs';
import { chooseLooks, gaugeNames, type Look, lookFromAggregates, lookFromBackpressure } from './looks';
import { type JobMemory } from './memory';
import { type JobPicture, pictureOf } from './picture';

/** Time, to be replaced in tests. `sleep` rejects with an AbortError when the signal is aborted. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface WatchOptions {
  clock: Clock;
  /** Requests that one refresh may send. */
  budget: number;
  signal: AbortSignal;
}

/** Flink fetches metrics on demand: after this much silence its first answer is as old as the silence. */
const quietMs = 15_000;
/** The fetch that a request sets off has arrived by then. */
const fetchedMs = 1_200;
/** Flink's `metrics.fetcher.update-interval` is 10 s: new counters cannot be had sooner. */
const intervalMs = 10_500;
/** Above this parallelism the list of all subtasks costs more than its maximum is worth; see docs/adr. */
export const listedSubtasks = 500;

/** One refresh of one job: sends the requests, feeds the memory, draws pictures. */
class Refresh {
  private readonly refreshedAt: number;
  private requests = 0;
  private partial: Failure[] = [];

  constructor(
    private readonly client: FlinkClient,
    private readonly jobId: string,
    private readonly memory: JobMemory,
    private readonly options: WatchOptions
  ) {
    this.refreshedAt = options.clock.now();
  }

  get afterSilence(): boolean {
    const { answeredAt } = this.memory;
    return answeredAt === null || this.refreshedAt - answeredAt > quietMs;
  }

  /** Whether differences between two answers are there, for a job that has any counters to come. */
  get hasDifferences(): boolean {
    return [...this.memory.means().values()].some((mean) => mean.basis === 'interval');
  }

  async ask(): Promise<JobPicture> {
    const job = await this.counted(this.client.job(this.jobId, this.options.signal));
    this.memory.add(job, this.options.clock.now());
    return this.picture(job);
  }

  /** Looks at single vertices, leaving `reserved` requests of the budget untouched. */
  async look(job: Job, reserved: number): Promise<JobPicture> {
    const { memory } = this;
    const chosen = chooseLooks({
      job,
      means: memory.means(),
      memory: memory.lookMemory(job),
      now: this.options.clock.now(),
      room: Math.max(0, this.options.budget - this.requests - reserved - 1),
    });
    await Promise.all([this.part(this.restarts()), ...chosen.map((vertex) => this.part(this.lookAt(job, vertex)))]);
    return this.picture(job);
  }

  private picture(job: Job): JobPicture {
    const { memory, requests, partial } = this;
    const answeredAt = memory.answeredAt ?? this.options.clock.now();
    const drawn = pictureOf(job, memory, this.refreshedAt, answeredAt);
    memory.lastPicture = { ...drawn, requests, partial: [...partial], outage: null };
    return memory.lastPicture;
  }

  private async restarts(): Promise<void> {
    const metrics = await this.counted(this.client.jobMetrics(this.jobId, ['numRestarts'], this.options.signal));
    this.memory.restarts = metrics.get('numRestarts') ?? this.memory.restarts;
  }

  private async lookAt(job: Job, vertex: Vertex): Promise<void> {
    const look = await this.counted(this.gauges(vertex));
    if (look === null) {
      return;
    }
    const now = this.options.clock.now();
    const ourClock = (this.memory.answeredAt ?? now) - job.now;
    const measuredAt = look.measuredAt === null ? null : look.measuredAt + ourClock;
    this.memory.looks.set(vertex.id, { ...look, measuredAt, takenAt: now, started: vertex.started });
    if (look.measuredAt !== null && look.measuredAt <= job.now) {
      this.memory.measuredAt = measuredAt;
    }
  }

  private async gauges(vertex: Vertex): Promise<Look | null> {
    const { signal } = this.options;
    if (vertex.parallelism > listedSubtasks) {
      return lookFromAggregates(await this.client.subtaskAggregates(this.jobId, vertex.id, gaugeNames, signal));
    }
    const answer = await this.client.backpressure(this.jobId, vertex.id, signal);
    return answer === null ? null : lookFromBackpressure(answer);
  }

  private counted<T>(answer: Promise<T>): Promise<T> {
    this.requests += 1;
    return answer;
  }

  /** A part that fails costs only itself. */
  private async part(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (thrown) {
      if (isAborted(thrown)) {
        throw thrown;
      }
      this.partial.push(failureOf(thrown));
    }
  }
}

async function* steps(refresh: Refresh, { clock, signal }: WatchOptions): AsyncGenerator<JobPicture> {
  const afterSilence = refresh.afterSilence;
  let picture = await refresh.ask();
  yield picture;
  if (isTerminal(picture.job.state)) {
    return;
  }
  if (afterSilence) {
    await clock.sleep(fetchedMs, signal);
    picture = await refresh.ask();
    yield picture;
  }
  const waitsForDifferences = !refresh.hasDifferences;
  yield await refresh.look(picture.job, waitsForDifferences ? 1 : 0);
  if (waitsForDifferences) {
    await clock.sleep(intervalMs, signal);
    yield await refresh.ask();
  }
}

/**
 * Watches one job for one refresh of a dashboard. Yields a picture at once (from the counters since the last visit, or
 * since the tasks' start), after a silence another from fresh counters, then one with the gauges of the most pressed
 * vertices, and on a first visit a last one with true differences after 10 s. At most `budget` requests.
 * When Flink does not answer it yields the last picture with `outage` set, or throws the FlinkError if there is none.
 */
export async function* watchJob(
  client: FlinkClient,
  jobId: string,
  memory: JobMemory,
  options: WatchOptions
): AsyncGenerator<JobPicture> {
  try {
    yield* steps(new Refresh(client, jobId, memory, options), options);
  } catch (thrown) {
    if (isAborted(thrown) || memory.lastPicture === null || memory.answeredAt === null) {
      throw thrown;
    }
    yield { ...memory.lastPicture, outage: { since: memory.answeredAt, failure: failureOf(thrown) } };
  }
}
