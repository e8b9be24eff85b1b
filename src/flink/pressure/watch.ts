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
  /** Of these, as many as are left to others where there is more to look at than fits. */
  reserved?: number;
  signal: AbortSignal;
}

/** After this much silence the first answer is as old as the silence: paint it, then ask again. */
const silenceMs = 15_000;
/** Flink fetches metrics when asked for some, at most this often (`metrics.fetcher.update-interval`). */
const fetchIntervalMs = 10_000;
/** So short a time before the next fetch it is better to wait for it than to show values of 10 s ago. */
const soonMs = 500;
/** The request that sets off a fetch is answered from before it; by then the fetch has come in. */
const fetchedMs = 1_200;
/** Flink says when a fetch began. One that began just now has not come in (up to 0.5 s
 * later, measured), and the values are those of the one before. */
const settledMs = 1_000;
/** Those that make Flink fetch once more, and read what it fetched. */
const differenceRequests = 2;
/** Above this parallelism the list of all subtasks costs more than its maximum is worth; see docs/adr. */
export const listedSubtasks = 500;

/** Where one is missing, the others are answered all the same. */
const jobMetricNames = ['numRestarts', 'lastCompletedCheckpointId'];

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
    return answeredAt === null || this.refreshedAt - answeredAt > silenceMs;
  }

  get hasDifferences(): boolean {
    return [...this.memory.means.values()].some((mean) => mean.basis === 'interval');
  }

  /** How long until Flink would fetch metrics again, ms; 0 = the next request sets off a fetch. */
  get untilFetch(): number {
    const { fetchedAt } = this.memory;
    return fetchedAt === null ? 0 : Math.max(0, fetchedAt + fetchIntervalMs - this.options.clock.now());
  }

  /** Requests of the budget that are not sent yet. */
  get left(): number {
    return this.options.budget - this.requests;
  }

  async ask(): Promise<JobPicture> {
    const fetches = this.untilFetch === 0;
    const job = await this.counted(this.client.job(this.jobId, this.options.signal));
    this.noteFetch(fetches);
    this.memory.add(job, this.options.clock.now());
    return this.picture(job, 0);
  }

  /** Asks for the job once more, as the last request of this refresh. */
  async askLast(): Promise<JobPicture> {
    const { job } = await this.ask();
    return this.picture(job, this.left);
  }

  /** Asks for the number of restarts, which also makes Flink fetch all metrics, and waits until they have come in. */
  async fetchMetrics(): Promise<void> {
    const { clock, signal } = this.options;
    if (this.untilFetch > 0 && this.untilFetch <= soonMs) {
      await clock.sleep(this.untilFetch, signal);
    }
    const fetches = this.untilFetch === 0;
    await this.part(this.restarts());
    this.noteFetch(fetches);
    if (fetches) {
      await clock.sleep(fetchedMs, signal);
    }
  }

  /** Looks at single vertices, leaving `forLater` requests of the budget to this refresh itself. */
  async look(job: Job, forLater: number): Promise<JobPicture> {
    const { memory } = this;
    const { reserved = 0 } = this.options;
    const free = Math.max(0, this.left - forLater);
    const chosen = chooseLooks({
      job,
      means: memory.means,
      memory: memory.lookMemory(job),
      now: this.options.clock.now(),
      room: Math.max(Math.min(1, free), free - reserved),
    });
    await Promise.all(chosen.map((vertex) => this.part(this.lookAt(job, vertex))));
    return this.picture(job, this.left - forLater);
  }

  /** Flink began to fetch before its answer came; a moment that is too late only makes us wait a little longer. */
  private noteFetch(fetches: boolean): void {
    if (fetches) {
      this.memory.fetchedAt = this.options.clock.now();
    }
  }

  private picture(job: Job, spare: number): JobPicture {
    const { memory, requests, partial } = this;
    const answeredAt = memory.answeredAt ?? this.options.clock.now();
    const drawn = pictureOf(job, memory, answeredAt);
    const picture = { ...drawn, requests, spare: Math.max(0, spare), partial: [...partial], outage: null };
    memory.lastPicture = { ...picture, spare: 0 };
    return picture;
  }

  private async restarts(): Promise<void> {
    const metrics = await this.counted(this.client.jobMetrics(this.jobId, jobMetricNames, this.options.signal));
    const checkpoint = metrics.get('lastCompletedCheckpointId');
    this.memory.restarts = metrics.get('numRestarts') ?? this.memory.restarts;
    if (metrics.size > 0) {
      this.memory.lastCheckpoint = checkpoint === undefined ? 'untold' : checkpoint < 0 ? 'none' : checkpoint;
    }
  }

  private async lookAt(job: Job, vertex: Vertex): Promise<void> {
    const look = await this.counted(this.gauges(vertex));
    if (look === null) {
      return;
    }
    const now = this.options.clock.now();
    const ourClock = (this.memory.answeredAt ?? now) - job.now;
    if (look.measuredAt !== null && job.now - look.measuredAt >= settledMs) {
      this.memory.noteFetch(look.measuredAt, look.measuredAt + ourClock);
    }
    const { measuredAt } = this.memory;
    this.memory.looks.set(vertex.id, { ...look, measuredAt, takenAt: now, started: vertex.started });
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

/** The first refresh, or the first after a silence: something at once, then better. */
async function* firstSteps(refresh: Refresh, { clock, signal }: WatchOptions): AsyncGenerator<JobPicture> {
  const first = await refresh.ask();
  if (isTerminal(first.job.state)) {
    yield { ...first, spare: refresh.left };
    return;
  }
  yield first;
  await clock.sleep(fetchedMs, signal);
  const fresh = await refresh.ask();
  yield fresh;
  await refresh.fetchMetrics();
  const waitsForDifferences = !refresh.hasDifferences && refresh.left >= differenceRequests;
  yield await refresh.look(fresh.job, waitsForDifferences ? differenceRequests : 0);
  if (waitsForDifferences) {
    await clock.sleep(refresh.untilFetch, signal);
    await refresh.fetchMetrics();
    yield await refresh.askLast();
  }
}

/** A later refresh: the last picture stands while Flink fetches, so that all new values are about a second old. */
async function* nextSteps(refresh: Refresh, last: JobPicture): AsyncGenerator<JobPicture> {
  if (!isTerminal(last.job.state)) {
    await refresh.fetchMetrics();
  }
  const { job } = await refresh.ask();
  yield await refresh.look(job, 0);
}

/**
 * Watches one job for one refresh of a dashboard. A first visit yields a picture at once (from the counters since the last
 * visit, or since the tasks' start), one from fresh counters after a second, one with the gauges of the most pressed
 * vertices, and one with true differences after some 11 s. A later refresh yields the last picture at once and a new one
 * after a second. At most `budget` requests, of which one is for the job.
 * When Flink does not answer it yields the last picture with `outage` set, or throws the FlinkError if there is none.
 */
export async function* watchJob(
  client: FlinkClient,
  jobId: string,
  memory: JobMemory,
  options: WatchOptions
): AsyncGenerator<JobPicture> {
  const refresh = new Refresh(client, jobId, memory, options);
  const { lastPicture, outage } = memory;
  const isFirst = refresh.afterSilence || lastPicture === null;
  if (lastPicture !== null && (outage !== null || !isFirst)) {
    yield { ...lastPicture, outage };
  }
  try {
    yield* isFirst ? firstSteps(refresh, options) : nextSteps(refresh, lastPicture);
  } catch (thrown) {
    if (isAborted(thrown) || memory.lastPicture === null || memory.answeredAt === null) {
      throw thrown;
    }
    memory.outage = { since: memory.answeredAt, failure: failureOf(thrown) };
    yield { ...memory.lastPicture, outage: memory.outage };
  }
}
