import { edge, streamingJob, vertex } from '../scenarios/jobs/job';
import { JobLoad, pressure, type Quantity, slotMs, slots } from './load';
import { hexId } from './random';
import { type EdgeSpec, type VertexSpec } from './spec';

const minute = 60_000;
const moments = Array.from({ length: 40 }, (_, step) => step * 47_000);

const named = (name: string, fields: Partial<VertexSpec>) => vertex({ id: hexId(name), name, ...fields });
const load = (vertices: VertexSpec[], edges: EdgeSpec[]) =>
  new JobLoad(streamingJob({ name: 'job', vertices, edges }), 7);

/** What a subtask does at a moment. */
const at = (job: JobLoad, quantity: Quantity, vertexIndex: number, subtask: number, moment: number) =>
  job.mean(quantity, vertexIndex, subtask, moment, moment + 1_000);

const chain = (slowCapacity: number, wander = 0) =>
  load(
    [
      named('source', { kind: 'source', demand: 1_000, wander, capacity: 2_000 }),
      named('first', { capacity: 2_000 }),
      named('slow', { capacity: slowCapacity }),
      named('sink', { capacity: 5_000 }),
    ],
    [edge(0, 1), edge(1, 2), edge(2, 3)]
  );

describe('time', () => {
  test('is spent on one thing only, whatever happens', () => {
    const jobs = [chain(100), chain(470, 0.6), chain(900)];
    for (const job of jobs) {
      for (const moment of moments) {
        for (let place = 0; place < 8; place += 1) {
          const busy = at(job, 'busy', place >> 1, place & 1, moment);
          const blocked = at(job, 'blocked', place >> 1, place & 1, moment);
          expect(busy).toBeGreaterThanOrEqual(0);
          expect(blocked).toBeGreaterThanOrEqual(0);
          expect(busy + blocked).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    }
  });

  test('of two spans adds up, also over the end of a period', () => {
    const job = chain(470, 0.6);
    const period = slotMs * slots;
    for (const quantity of ['busy', 'blocked', 'taken', 'emitted'] as const) {
      const [from, between, to] = [period - 33_333, period + 4_567, 3 * period + 89];
      const whole = job.sum(quantity, 1, 0, from, to);
      expect(job.sum(quantity, 1, 0, from, between) + job.sum(quantity, 1, 0, between, to)).toBeCloseTo(whole, 3);
      expect(job.sum(quantity, 1, 0, from + period, to + period)).toBeCloseTo(whole, 3);
      expect(job.sum(quantity, 1, 0, to, from)).toBe(0);
    }
  });
});

describe('backpressure', () => {
  test('goes all the way up from a vertex that is always busy, and no further down', () => {
    const job = chain(100);
    for (const moment of moments) {
      const most = (quantity: Quantity, place: number) =>
        Math.max(at(job, quantity, place, 0, moment), at(job, quantity, place, 1, moment));
      expect(most('busy', 2)).toBeCloseTo(1, 6);
      expect(most('blocked', 2)).toBe(0);
      expect(most('blocked', 3)).toBe(0);
      for (const place of [0, 1]) {
        for (const subtask of [0, 1]) {
          const busy = at(job, 'busy', place, subtask, moment);
          expect(at(job, 'blocked', place, subtask, moment)).toBeCloseTo(1 - busy, 6);
        }
      }
    }
  });

  test('is not there while everything has room', () => {
    const job = chain(900);
    for (const moment of moments) {
      expect([0, 1, 2, 3].map((place) => at(job, 'blocked', place, 0, moment))).toEqual([0, 0, 0, 0]);
    }
  });

  test('comes and goes within minutes where demand wanders around a limit', () => {
    const job = chain(560, 0.5);
    const blocked = Array.from({ length: 80 }, (_, step) => at(job, 'blocked', 1, 0, step * 15_000));
    expect(Math.min(...blocked)).toBe(0);
    expect(Math.max(...blocked)).toBeGreaterThan(0.5);
    const turns = blocked.filter((value, step) => value > 0.3 !== (blocked[step + 1] ?? value) > 0.3);
    expect(turns.length).toBeGreaterThan(2);
  });

  test('of subtasks that send to one only is its own', () => {
    const job = load(
      [
        named('source', { kind: 'source', demand: 1_000, capacity: 5_000 }),
        named('hot', { capacity: 600, hot: { subtask: 1, share: 0.9 } }),
      ],
      [edge(0, 1, 'FORWARD')]
    );
    expect(at(job, 'blocked', 0, 0, 0)).toBe(0);
    expect(at(job, 'blocked', 0, 1, 0)).toBeGreaterThan(0.8);
  });

  test('grows from nothing to everything as a subtask comes to its limit', () => {
    expect([0, 0.5, 0.85, 1].map(pressure)).toEqual([0, 0, 0, 1]);
    expect(pressure(0.925)).toBeCloseTo(0.5);
  });
});

describe('records', () => {
  test('come in as they went out, over all subtasks', () => {
    const job = load(
      [
        named('a', { kind: 'source', demand: 900, wander: 0.4, capacity: 900, parallelism: 3 }),
        named('b', { kind: 'legacySource', demand: 300, wander: 0.4, capacity: 900, parallelism: 1 }),
        named('join', { capacity: 200, selectivity: 3, parallelism: 4 }),
        named('sink', { capacity: 500, parallelism: 2, hot: { subtask: 0, share: 0.7 } }),
      ],
      [edge(0, 2), edge(1, 2), edge(2, 3)]
    );
    const sum = (quantity: Quantity, place: number, parallelism: number) =>
      Array.from({ length: parallelism }, (_, subtask) => job.sum(quantity, place, subtask, 0, 30 * minute)).reduce(
        (total, part) => total + part
      );
    const joined = sum('taken', 2, 4);
    expect(joined).toBeGreaterThan(100_000);
    expect(joined / (sum('emitted', 0, 3) + sum('emitted', 1, 1))).toBeCloseTo(1, 9);
    expect(sum('taken', 3, 2) / sum('emitted', 2, 4)).toBeCloseTo(1, 9);
    expect(sum('emitted', 2, 4) / joined).toBeCloseTo(3, 9);
    expect(sum('taken', 0, 3)).toBe(0);
  });

  test('go mostly to the hot subtask', () => {
    const job = load(
      [
        named('source', { kind: 'legacySource', demand: 2_000, capacity: 9_000 }),
        named('count', { capacity: 900, parallelism: 8, hot: { subtask: 5, share: 0.6 } }),
      ],
      [edge(0, 1)]
    );
    const busy = Array.from({ length: 8 }, (_, subtask) => at(job, 'busy', 1, subtask, 0));
    expect(busy[5]).toBeCloseTo(1, 6);
    expect(Math.max(...busy.filter((_, subtask) => subtask !== 5))).toBeLessThan(0.2);
  });
});

test('another seed is another life, the same seed the same', () => {
  const spec = streamingJob({
    name: 'job',
    vertices: [named('source', { kind: 'source', demand: 100, wander: 0.8, capacity: 500 })],
    edges: [],
  });
  const lives = [3, 3, 4].map((seed) => moments.map((moment) => at(new JobLoad(spec, seed), 'emitted', 0, 0, moment)));
  expect(lives[0]).toEqual(lives[1]);
  expect(lives[0]).not.toEqual(lives[2]);
});
