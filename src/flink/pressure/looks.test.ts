import { hexId, job, vertex } from '../../testing/jobs';
import { chooseLooks, type LookMemory, lookFromAggregates, lookFromBackpressure, never, openVertices } from './looks';
import { type VertexMean } from './means';

const mean = (busy: number | null, backpressured: number): VertexMean => ({
  basis: 'interval',
  elapsedMs: 10_000,
  shares: { busy, backpressured, idle: busy === null ? null : 1 - busy - backpressured },
  recordsIn: null,
  recordsOut: null,
  bytesIn: null,
  bytesOut: null,
});

describe('a vertex needs a look', () => {
  it.each([
    ['bound below 10 %: idle whatever the subtasks do', 4, mean(0.01, 0.02), false],
    ['bound above 10 %: one subtask may be pressed', 8, mean(0.01, 0.02), true],
    ['one subtask: the mean is the maximum', 1, mean(0.5, 0.5), false],
    ['all subtasks fully backpressured: the mean is the maximum', 2, mean(0.02, 0.98), false],
    ['busy and many subtasks: one may be at 100 %', 4, mean(0.3, 0), true],
    ['a source of which only backpressure is known', 2, mean(null, 0.3), true],
    ['nothing known yet', 1, undefined, true],
  ])('%s', (_why, parallelism, known, expected) => {
    const only = vertex('v', { parallelism });
    const means = new Map(known === undefined ? [] : [[only.id, known]]);
    expect(openVertices(job(0, [only]), means)).toEqual(expected ? [only.id] : []);
  });

  it('never when it has ended', () => {
    expect(openVertices(job(0, [vertex('v', { state: 'FINISHED' })]), new Map())).toEqual([]);
  });
});

describe('the choice within the budget', () => {
  const vertices = Array.from({ length: 30 }, (_, index) => vertex(`v${index}`, { parallelism: 4 }));
  /** Vertex v29 is the most pressed. */
  const means = new Map(vertices.map(({ id }, index) => [id, mean(index / 100, 0)]));
  const open: LookMemory = { lookedAt: -Infinity, openAt: 1_000 };
  const choose = (room: number, memory: ReadonlyMap<string, LookMemory>) =>
    chooseLooks({ job: job(100_000, vertices), means, memory, now: 2_000, room }).map((chosen) => chosen.name);

  it('takes all of a small job, most pressed first', () => {
    const names = choose(30, new Map());
    expect(names).toHaveLength(30);
    expect(names.slice(0, 2)).toEqual(['v29', 'v28']);
  });

  it('gives two thirds to the most pressed and the rest to those that waited longest', () => {
    const memory = new Map(vertices.map(({ id }, index) => [id, { ...open, lookedAt: index === 3 ? 0 : 500 }]));
    expect(choose(6, memory)).toEqual(['v29', 'v28', 'v27', 'v26', 'v3', 'v25']);
  });

  it('still looks where the gauges remember a pressure that has just ended', () => {
    const justEnded = new Map([[hexId('v2'), open]]);
    expect(choose(6, justEnded)).toEqual(['v2']);
    const longAgo = new Map([[hexId('v2'), { ...open, openAt: 2_000 - 61_000 }]]);
    expect(choose(6, longAgo)).not.toContain('v2');
  });

  it('looks at all others of a job that a few refreshes can look at, in turns', () => {
    const memory = new Map(
      vertices.map(({ id }, index) => [id, { lookedAt: index, openAt: index === 29 ? 1_000 : -Infinity }])
    );
    expect(choose(10, memory)).toEqual(['v29', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8']);
    // Too many for that: those whose means leave nothing open are left out.
    expect(choose(9, memory)).toEqual(['v29']);
  });

  it('leaves out tasks that have just started: they report to be busy all the time', () => {
    const young = [vertex('old', { started: 1_000 }), vertex('young', { started: 95_000 })];
    const chosen = chooseLooks({ job: job(100_000, young), means: new Map(), memory: new Map(), now: 0, room: 9 });
    expect(chosen.map(({ name }) => name)).toEqual(['old']);
  });

  it('takes one at least, for the age of all values, and none without room', () => {
    const memory = new Map(vertices.map(({ id }) => [id, never]));
    expect(choose(6, memory)).toHaveLength(1);
    expect(choose(0, memory)).toHaveLength(0);
  });
});

describe('a look', () => {
  it('is the maximum over the subtasks; unknown stays unknown', () => {
    const subtasks = [
      { index: 0, busy: null, idle: null, backpressured: 0.2 },
      { index: 1, busy: null, idle: null, backpressured: 0.7 },
    ];
    expect(lookFromBackpressure({ measuredAt: 5, subtasks })).toEqual({
      busy: null,
      backpressured: 0.7,
      measuredAt: 5,
      subtasks,
    });
  });

  it('turns gauges in ms per second into shares', () => {
    const gauge = (max: number | null) => ({ min: 0, max, avg: 0, sum: 0, skew: null });
    const known = new Map([
      ['busyTimeMsPerSecond', gauge(1_000)],
      ['backPressuredTimeMsPerSecond', gauge(250)],
    ]);
    expect(lookFromAggregates(known)).toMatchObject({ busy: 1, backpressured: 0.25 });
    expect(lookFromAggregates(new Map([['busyTimeMsPerSecond', gauge(null)]]))).toMatchObject({ busy: null });
    expect(lookFromAggregates(new Map())).toBeNull();
  });
});
