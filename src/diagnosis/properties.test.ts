import { type GraphVertex, type JobGraph } from '../frames/jobGraph';
import { randomNumbers, shapes, subtaskRow, taskManagerRow, vertexRow } from '../testing/jobGraphs';
import { diagnose } from './diagnose';

type Random = () => number;

const pick = <T>(random: Random, values: readonly T[], otherwise: T): T =>
  values[Math.floor(random() * values.length)] ?? otherwise;

/** Shares, often near to limits, at times unknown or no share at all. */
const someShare = (random: Random): number | null =>
  random() < 0.5 ? random() : pick(random, [null, 0, 0.1, 0.11, 0.5, 0.79, 0.8, 0.95, 1, NaN, -0.001, 1.2], null);

const waitingShare = (random: Random, calm: number) => (random() < calm ? 0 : someShare(random));

const states = ['RUNNING', 'RUNNING', 'RUNNING', 'FINISHED', 'INITIALIZING', 'CREATED', null, 'WHAT'];

function someVertex(random: Random, row: GraphVertex, calm: number): GraphVertex {
  const isDark = random() < 0.1;
  return vertexRow(row.id, {
    state: pick(random, states, 'RUNNING'),
    parallelism: pick(random, [1, 2, 4, 8, null], 4),
    busyMax: isDark ? null : someShare(random),
    busyMean: isDark ? null : someShare(random),
    backpressuredMax: isDark ? null : waitingShare(random, calm),
    backpressuredMean: isDark ? null : waitingShare(random, calm),
    skewFactor: pick(random, [null, 1, 1.5, 4], null),
    skewSubtask: pick(random, [null, '0', '3'], null),
    checkpointAlignment: pick(random, [null, 10, 5000], null),
    checkpointDuration: pick(random, [null, 10, 6000], null),
  });
}

const someSubtasks = (random: Random, { id }: GraphVertex, calm: number) =>
  random() < 0.5
    ? []
    : [0, 1, 2, 3].map((index) =>
        subtaskRow(id, index, {
          busy: someShare(random),
          backpressured: waitingShare(random, calm),
          recordsIn: pick(random, [null, 0, 100, 900], 100),
          taskManager: pick(random, [null, 'tm-0', 'tm-1'], null),
          state: pick(random, states, 'RUNNING'),
        })
      );

/** A job of any shape in which anything may be. */
function someJob(seed: number): JobGraph {
  const random = randomNumbers(seed);
  const count = 1 + Math.floor(random() * 12);
  const shape = pick(random, [shapes.chain(count), shapes.star(count), shapes.layers(count, 2, seed)], shapes.chain(2));
  const graph = random() < 0.3 ? shapes.chaos(count, count * 2, seed) : shape;
  const calm = pick(random, [0.5, 0.9, 1], 1);
  const vertices = graph.vertices.map((row) => someVertex(random, row, calm));
  const taskManagers = ['tm-0', 'tm-1', '*'].map((id) =>
    taskManagerRow(id, { cpu: someShare(random), gc: someShare(random), cores: pick(random, [null, 1, 4], 4) })
  );
  return { ...graph, vertices, subtasks: vertices.flatMap((row) => someSubtasks(random, row, calm)), taskManagers };
}

const seeds = Array.from({ length: 300 }, (_, seed) => seed);
const jobs = seeds.map(someJob);

const shuffled = <T>(random: Random, rows: readonly T[]): T[] =>
  rows
    .map((row) => ({ row, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);

const scaled = (share: number | null, by: number) => (share === null ? null : share * by);

function calmer(graph: JobGraph, by: number): JobGraph {
  return {
    ...graph,
    vertices: graph.vertices.map((row) => ({
      ...row,
      busyMax: scaled(row.busyMax, by),
      busyMean: scaled(row.busyMean, by),
      backpressuredMax: scaled(row.backpressuredMax, by),
      backpressuredMean: scaled(row.backpressuredMean, by),
    })),
    subtasks: graph.subtasks.map((row) => ({
      ...row,
      busy: scaled(row.busy, by),
      backpressured: scaled(row.backpressured, by),
    })),
  };
}

const ofKind = (graphs: readonly JobGraph[], kind: string) => graphs.filter((graph) => diagnose(graph).kind === kind);

test('there is something of everything among the jobs', () => {
  const kinds = jobs.map((job) => diagnose(job)).map((found) => found.kind);
  expect(new Set(kinds)).toEqual(new Set(['bottlenecks', 'none', 'unknown']));
  const causes = jobs
    .map((job) => diagnose(job))
    .flatMap((found) => (found.kind === 'bottlenecks' ? found.bottlenecks : []));
  expect(new Set(causes.map(({ cause }) => cause)).size).toBeGreaterThanOrEqual(9);
});

test('the order of rows does not matter, nor does asking twice', () => {
  for (const [seed, job] of jobs.entries()) {
    const random = randomNumbers(seed + 1);
    const other: JobGraph = {
      job: job.job,
      vertices: shuffled(random, job.vertices),
      edges: shuffled(random, job.edges),
      subtasks: shuffled(random, job.subtasks),
      taskManagers: shuffled(random, job.taskManagers),
    };
    expect(diagnose(other)).toEqual(diagnose(job));
  }
});

test('the graph is left as it was', () => {
  for (const job of jobs) {
    const before = structuredClone(job);
    diagnose(job);
    expect(job).toEqual(before);
  }
});

test('names only vertices and subtasks that run, and each bottleneck once', () => {
  for (const job of jobs) {
    const found = diagnose(job);
    const places = found.kind === 'bottlenecks' ? found.bottlenecks : [];
    const running = new Set(job.vertices.filter(({ state }) => state !== 'FINISHED').map(({ id }) => id));
    const named = places.flatMap(({ vertex, heldBack }) => [vertex, ...heldBack]);
    expect(named.filter((id) => !running.has(id))).toEqual([]);
    expect(new Set(places.map(({ vertex }) => vertex)).size).toBe(places.length);
    for (const { vertex, subtasks, heldBack } of places) {
      const row = job.vertices.find(({ id }) => id === vertex);
      const known = job.subtasks.filter((subtask) => subtask.vertex === vertex).map(({ index }) => index);
      expect(subtasks.filter((index) => !known.includes(index) && index !== row?.skewSubtask)).toEqual([]);
      expect(heldBack).not.toContain(vertex);
    }
  }
});

test('whoever is backpressured is held back by somebody', () => {
  for (const job of jobs) {
    const found = diagnose(job);
    const waits = job.vertices.some(
      ({ backpressuredMax, state }) => state === 'RUNNING' && backpressuredMax !== null && backpressuredMax > 0.1
    );
    expect(waits && found.kind === 'none').toBe(false);
  }
});

test('evidence is finite', () => {
  for (const job of jobs) {
    const found = diagnose(job);
    const places = found.kind === 'unknown' ? [] : found.concerns;
    const all = found.kind === 'bottlenecks' ? [...places, ...found.bottlenecks] : places;
    const numbers = all
      .flatMap(({ evidence }) => Object.values<number | null>({ ...evidence }))
      .filter((value) => value !== null);
    expect(numbers.filter((value) => !Number.isFinite(value) || value < 0)).toEqual([]);
  }
});

test('a job that nothing holds back stays so with less load', () => {
  const healthy = ofKind(jobs, 'none');
  expect(healthy.length).toBeGreaterThan(20);
  for (const job of healthy) {
    for (const by of [0.9, 0.5, 0.1]) {
      expect(diagnose(calmer(job, by)).kind).toBe('none');
    }
  }
});

/** A vertex and all those upstream of it. */
function upTo(vertex: string | undefined, { edges }: JobGraph): Set<string> {
  const found = new Set<string>(vertex === undefined ? [] : [vertex]);
  for (const id of found) {
    edges.filter(({ target }) => target === id).forEach(({ source }) => found.add(source));
  }
  return found;
}

test('a bottleneck that is relieved, with all upstream of it, is none any more', () => {
  const sick = ofKind(jobs, 'bottlenecks');
  expect(sick.length).toBeGreaterThan(100);
  for (const job of sick) {
    const found = diagnose(job);
    const [worst] = found.kind === 'bottlenecks' ? found.bottlenecks : [];
    const relieved = upTo(worst?.vertex, job);
    const after = diagnose({
      ...job,
      vertices: job.vertices.map((row) => (relieved.has(row.id) ? vertexRow(row.id) : row)),
      subtasks: job.subtasks.filter(({ vertex }) => !relieved.has(vertex)),
    });
    const left = after.kind === 'bottlenecks' ? after.bottlenecks : [];
    expect(left.filter(({ vertex }) => vertex === worst?.vertex)).toEqual([]);
  }
});
