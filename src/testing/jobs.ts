import { type Counters, type Job, type Vertex } from '../flink/job';

export const noCounters: Counters = {
  busyMs: null,
  idleMs: null,
  backpressuredMs: null,
  recordsIn: null,
  recordsOut: null,
  bytesIn: null,
  bytesOut: null,
};

/** 32 hex digits from a short name, so that tests can speak of vertex `a`. */
export const hexId = (name: string): string =>
  [...name]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padStart(32, '0')
    .slice(-32);

type VertexParts = Partial<Omit<Vertex, 'counters'>> & { counters?: Partial<Counters> };

/** A running vertex that started at 1,000 ms, with the given parts changed. */
export function vertex(name: string, { counters, ...parts }: VertexParts = {}): Vertex {
  const parallelism = parts.parallelism ?? 1;
  return {
    id: hexId(name),
    name,
    parallelism,
    maxParallelism: 128,
    state: 'RUNNING',
    started: 1_000,
    ended: null,
    tasks: new Map([['RUNNING', parallelism]]),
    description: '',
    ...parts,
    counters: { ...noCounters, recordsIn: 0, recordsOut: 0, bytesIn: 0, bytesOut: 0, ...counters },
  };
}

/** A running job whose JobManager's clock says `now`. */
export function job(now: number, vertices: Vertex[], parts: Partial<Job> = {}): Job {
  return {
    id: hexId('job'),
    name: 'job',
    state: 'RUNNING',
    type: 'STREAMING',
    started: 500,
    ended: null,
    durationMs: now - 500,
    now,
    runningSince: 900,
    restartedAt: null,
    vertices,
    edges: [],
    ...parts,
  };
}
