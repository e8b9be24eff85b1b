import { FlinkError } from '../flink/errors';
import { type Transport } from '../flink/transport';
import { type FakeClock } from './fakeClock';
import { hexId } from './jobs';

export interface MovingVertex {
  name: string;
  /** One entry a subtask, shares of 1; busy null = a source that does not count its busy time. */
  subtasks: Array<{ busy: number | null; backpressured: number }>;
  recordsPerSecond?: number;
}

/**
 * The wire of one job whose counters grow with the clock, with Flink's way of fetching metrics: at most every 10 s, when
 * asked, and the request that sets off a fetch is still answered from the one before.
 */
export class MovingFlink implements Transport {
  readonly requests: string[] = [];
  down = false;
  restarts = 3;
  state = 'RUNNING';
  private readonly started: number;
  private fetchedAt: number | null = null;
  private visibleAt: number | null = null;

  constructor(
    private readonly clock: FakeClock,
    readonly vertices: MovingVertex[],
    age = 600_000
  ) {
    this.started = clock.now() - age;
  }

  get jobId(): string {
    return hexId('job');
  }

  /** How often a path that ends like this was asked for. */
  count(ending: string): number {
    return this.requests.filter((path) => path.endsWith(ending)).length;
  }

  text(path: string): Promise<string> {
    return Promise.reject(new Error(`${path} is no text`));
  }

  async get(path: string, params: Readonly<Record<string, string>> = {}, signal?: AbortSignal): Promise<unknown> {
    await Promise.resolve();
    if (signal?.aborted === true) {
      throw new DOMException('cancelled', 'AbortError');
    }
    this.requests.push(path);
    if (this.down) {
      throw new FlinkError({ kind: 'unreachable', detail: '' });
    }
    const visible = this.fetch();
    const vertexId = /vertices\/(\w+)\/backpressure$/.exec(path)?.[1];
    if (vertexId !== undefined) {
      return this.backpressure(vertexId, visible);
    }
    if (path.endsWith('/metrics') && params.get?.startsWith('numRestarts') === true) {
      return visible === null ? [] : [{ id: 'numRestarts', value: String(this.restarts) }];
    }
    return this.job(visible);
  }

  /** Moves the fetcher on and returns the time of the metrics that are visible now. */
  private fetch(): number | null {
    const now = this.clock.now();
    if (this.fetchedAt !== null && now - this.fetchedAt >= 500) {
      this.visibleAt = this.fetchedAt;
    }
    if (this.fetchedAt === null || now - this.fetchedAt >= 10_000) {
      this.fetchedAt = now;
    }
    return this.visibleAt;
  }

  private job(visible: number | null): unknown {
    return {
      jid: this.jobId,
      name: 'job',
      state: this.state,
      'start-time': this.started,
      'end-time': -1,
      duration: this.clock.now() - this.started,
      now: this.clock.now(),
      timestamps: { RUNNING: this.started },
      vertices: this.vertices.map((vertex) => this.vertex(vertex, visible)),
      plan: { nodes: [] },
    };
  }

  private vertex({ name, subtasks, recordsPerSecond = 0 }: MovingVertex, visible: number | null): unknown {
    const elapsed = visible === null ? 0 : visible - this.started;
    const sum = (share: (subtask: MovingVertex['subtasks'][number]) => number) =>
      subtasks.reduce((total, subtask) => total + share(subtask) * elapsed, 0);
    const isSource = subtasks.some((subtask) => subtask.busy === null);
    const records = { value: (elapsed / 1000) * recordsPerSecond, complete: visible !== null };
    return {
      id: hexId(name),
      name,
      parallelism: subtasks.length,
      status: this.state === 'RUNNING' ? 'RUNNING' : 'FINISHED',
      'start-time': this.started,
      tasks: { RUNNING: subtasks.length },
      metrics: {
        'read-records': records.value,
        'read-records-complete': records.complete,
        'accumulated-busy-time': isSource && visible !== null ? 'NaN' : sum((subtask) => subtask.busy ?? 0),
        'accumulated-backpressured-time': sum((subtask) => subtask.backpressured),
        'accumulated-idle-time': isSource ? 0 : sum(({ busy, backpressured }) => 1 - (busy ?? 0) - backpressured),
      },
    };
  }

  private backpressure(vertexId: string, visible: number | null): unknown {
    const vertex = this.vertices.find(({ name }) => hexId(name) === vertexId);
    return visible === null || vertex === undefined
      ? { status: 'deprecated' }
      : {
          status: 'ok',
          'end-timestamp': visible,
          subtasks: vertex.subtasks.map(({ busy, backpressured }, subtask) => ({
            subtask,
            ratio: backpressured,
            busyRatio: busy ?? 'NaN',
            idleRatio: busy === null ? 0 : 1 - busy - backpressured,
          })),
        };
  }
}
