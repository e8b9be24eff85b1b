import {
  type GraphEdge,
  type GraphJob,
  type GraphSubtask,
  type GraphTaskManager,
  type GraphVertex,
  type JobGraph,
} from '../frames/jobGraph';

/** A fixed moment for tests, epoch ms: 2026-03-01 02:17:05 UTC. */
export const now = Date.UTC(2026, 2, 1, 2, 17, 5);

/** A healthy running vertex. */
export const vertexRow = (id: string, over: Partial<GraphVertex> = {}): GraphVertex => ({
  id,
  title: id,
  state: 'RUNNING',
  name: id,
  parallelism: 4,
  running: 4,
  recordsIn: 1200,
  recordsOut: 9400,
  bytesIn: 120_000,
  bytesOut: 940_000,
  busyMax: 0.12,
  backpressuredMax: 0,
  measured: now - 8_000,
  busyMean: 0.1,
  idleMean: 0.9,
  backpressuredMean: 0,
  span: 30_000,
  basis: 'interval',
  started: now - 3_600_000,
  tasks: 'RUNNING 4',
  attempt: null,
  watermarkLag: null,
  skewFactor: null,
  skewSubtask: null,
  checkpointDuration: null,
  checkpointStartDelay: null,
  checkpointAlignment: null,
  description: '',
  ...over,
});

/** A calm subtask on a TaskManager of its own. */
export const subtaskRow = (vertex: string, index: number, over: Partial<GraphSubtask> = {}): GraphSubtask => ({
  vertex,
  index: String(index),
  busy: 0.1,
  backpressured: 0,
  idle: 0.9,
  recordsIn: 300,
  recordsOut: 300,
  state: 'RUNNING',
  attempt: 0,
  taskManager: `tm-${index}`,
  watermarkLag: null,
  measured: now - 8_000,
  ...over,
});

/** A calm TaskManager; the id `*` stands for the mean of all. */
export const taskManagerRow = (id: string, over: Partial<GraphTaskManager> = {}): GraphTaskManager => ({
  id,
  cpu: 0.2,
  gc: 0.01,
  heap: 0.4,
  cores: 4,
  ...over,
});

export const edgeRow = (source: string, target: string, over: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `${source}-${target}`,
  source,
  target,
  shipStrategy: 'HASH',
  exchange: 'pipelined_bounded',
  records: 9400,
  ...over,
});

export const jobRow = (over: Partial<GraphJob> = {}): GraphJob => ({
  id: '28b6c278dcdfb574b2f74c308cf3c21a',
  name: 'click-attribution',
  state: 'RUNNING',
  type: 'STREAMING',
  started: now - 8_040_000,
  ended: null,
  uptime: 8_040_000,
  restarts: 0,
  answered: now - 1_000,
  measured: now - 8_000,
  staleSince: null,
  problem: null,
  failure: null,
  requests: 6,
  ...over,
});

/** A graph of edges such as `a>b`, with healthy vertices; single names stand alone. */
export function graphOf(text: string, over: Partial<JobGraph> = {}): JobGraph {
  const pairs = text.split(/\s+/).filter((part) => part !== '');
  const ids = [...new Set(pairs.flatMap((pair) => pair.split('>')))];
  const edges = pairs.flatMap((pair) => {
    const [source, target] = pair.split('>');
    return source === undefined || target === undefined ? [] : [edgeRow(source, target)];
  });
  return { job: jobRow(), vertices: ids.map((id) => vertexRow(id)), edges, subtasks: [], taskManagers: [], ...over };
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

const rows = (count: number, pairs: ReadonlyArray<readonly [number, number]>): JobGraph => ({
  job: jobRow(),
  vertices: ids(count).map((id) => vertexRow(id)),
  edges: pairs.map(([source, target]) => edgeRow(`v${source}`, `v${target}`)),
  subtasks: [],
  taskManagers: [],
});

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Shapes of jobs, some of which no Flink makes. */
export const shapes = {
  chain: (count: number) =>
    rows(
      count,
      range(count - 1).map((index) => [index, index + 1])
    ),
  /** Many sources, one vertex that reads them all. */
  star: (count: number) =>
    rows(
      count,
      range(count - 1).map((index) => [index + 1, 0])
    ),
  /** One source, many branches, one sink. */
  wide: (count: number) =>
    rows(
      count,
      range(count - 2).flatMap((index): Array<[number, number]> => [
        [0, index + 1],
        [index + 1, count - 1],
      ])
    ),
  alone: (count: number) => rows(count, []),
  /** Pipelines of five vertices, some of them connected. */
  lanes: (count: number, seed = 1) => {
    const random = randomNumbers(seed);
    return rows(
      count,
      range(count).flatMap((index): Array<[number, number]> => {
        const next = index % 5 === 4 || index + 1 === count ? [] : [[index, index + 1] satisfies [number, number]];
        const other = Math.floor((random() * count) / 5) * 5 + (index % 5) + 1;
        return random() < 0.1 && index % 5 < 3 && other < count ? [...next, [index, other]] : next;
      })
    );
  },
  /** Layers with edges to the layers before, `density` for each vertex. */
  layers: (count: number, density: number, seed = 1) => {
    const random = randomNumbers(seed);
    const width = Math.max(1, Math.round(Math.sqrt(count)));
    return rows(
      count,
      range(count).flatMap((index): Array<[number, number]> =>
        range(Math.round(density * 2 * random())).flatMap((): Array<[number, number]> => {
          const source = Math.floor(index / width) * width - 1 - Math.floor(random() ** 2 * width * 3);
          return source < 0 ? [] : [[source, index]];
        })
      )
    );
  },
  /** Any edges: cycles, self loops, repetitions, unknown ends. */
  chaos: (count: number, edges: number, seed = 1) => {
    const random = randomNumbers(seed);
    const any = () => Math.floor(random() * (count + 1));
    return rows(
      count,
      range(edges).map(() => [any(), any()])
    );
  },
} as const;
