import { type RecordedAnswer } from '../recordings';
import {
  checkpointPaths,
  clusterPaths,
  jobMetricPaths,
  jobPaths,
  type JobShape,
  refusedPaths,
  roundPaths,
  roundsAt,
  taskManagerPath,
  vertexLatencyPaths,
  vertexPaths,
  watchedVertices,
} from './requests';

/** Flink and time, to be replaced in tests. */
export interface Surroundings {
  /** A GET below Flink's address. */
  get(path: string): Promise<{ status: number; body: unknown }>;
  /** Epoch ms. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Tells how far it is. */
  say(text: string): void;
}

/** Flink fetches metrics on demand; after this much silence its first answer is old or empty. */
const silenceMs = 20_000;

/** The list of objects in a field of an answer; empty when there is none. */
export function objectsIn(body: unknown, field: string): object[] {
  const list: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
  const items: unknown[] = Array.isArray(list) ? list : [];
  return items.filter((item) => typeof item === 'object' && item !== null);
}

export const texts = (objects: readonly object[], field: string): string[] =>
  objects.map((item): unknown => Reflect.get(item, field)).filter((value) => typeof value === 'string');

const namesIn = (body: unknown): string[] => texts(objectsIn({ body }, 'body'), 'id');

function checkpointsIn(body: unknown): Array<{ id: number; status: string }> {
  return objectsIn(body, 'history').flatMap((item) => {
    const id: unknown = Reflect.get(item, 'id');
    const status: unknown = Reflect.get(item, 'status');
    return typeof id === 'number' && typeof status === 'string' ? [{ id, status }] : [];
  });
}

/** Asks and remembers what came, and when. */
export class Session {
  readonly answers: RecordedAnswer[] = [];
  readonly start: number;

  constructor(private readonly surroundings: Surroundings) {
    this.start = surroundings.now();
  }

  async ask(path: string): Promise<unknown> {
    const { status, body } = await this.surroundings.get(path);
    this.answers.push({ at: Math.round(this.surroundings.now() - this.start), path, status, body });
    return body;
  }

  async askAll(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      await this.ask(path);
    }
  }

  async waitUntil(at: number): Promise<void> {
    const left = this.start + at - this.surroundings.now();
    if (left > 0) {
      await this.surroundings.sleep(left);
    }
  }

  async round(ids: readonly string[]): Promise<JobShape[]> {
    const jobs: JobShape[] = [];
    for (const id of ids) {
      jobs.push({ id, vertices: texts(objectsIn(await this.ask(`/jobs/${id}`), 'vertices'), 'id') });
    }
    await this.askAll(jobs.flatMap(roundPaths));
    return jobs;
  }

  async cluster(jobs: readonly JobShape[]): Promise<void> {
    for (const path of clusterPaths) {
      const managers = objectsIn(await this.ask(path), 'taskmanagers');
      await this.askAll(texts(managers, 'id').map(taskManagerPath));
    }
    await this.askAll(refusedPaths(jobs[0]));
  }

  async job(job: JobShape): Promise<void> {
    for (const path of jobPaths(job)) {
      const body = await this.ask(path);
      await this.askAll(checkpointPaths(job, checkpointsIn(body)));
      if (path.endsWith('/metrics')) {
        await this.askAll(jobMetricPaths(job, namesIn(body)));
      }
    }
    for (const vertex of watchedVertices(job)) {
      for (const path of vertexPaths(job, vertex)) {
        const body = await this.ask(path);
        if (path.endsWith('/subtasks/metrics')) {
          await this.askAll(vertexLatencyPaths(job, vertex, namesIn(body)));
        }
      }
    }
  }
}

/**
 * Records all jobs of a cluster: silence, rounds of what changes for about 45 s, then everything else once. Only GETs.
 * The answers are as they came, not cleaned; `startedAt` is the time of the first of them.
 */
export async function recordCluster(
  surroundings: Surroundings
): Promise<{ startedAt: number; answers: RecordedAnswer[] }> {
  const { say, sleep, get } = surroundings;
  const overview = await get('/jobs/overview');
  const ids = texts(objectsIn(overview.body, 'jobs'), 'jid');
  say(`${ids.length} jobs; silent for ${silenceMs / 1000} s`);
  await sleep(silenceMs);
  const session = new Session(surroundings);
  let jobs: JobShape[] = [];
  for (const at of roundsAt) {
    await session.waitUntil(at);
    say(`round after ${at / 1000} s`);
    jobs = await session.round(ids);
  }
  say('everything else');
  await session.cluster(jobs);
  for (const job of jobs) {
    await session.job(job);
  }
  return { startedAt: session.start, answers: session.answers };
}

/** Records the answers to some paths, in this order. */
export async function recordPaths(
  surroundings: Surroundings,
  paths: readonly string[]
): Promise<{ startedAt: number; answers: RecordedAnswer[] }> {
  const session = new Session(surroundings);
  await session.askAll(paths);
  return { startedAt: session.start, answers: session.answers };
}
