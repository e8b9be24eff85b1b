import { hexId, job, vertex } from '../../testing/jobs';
import { type Counters, type Job } from '../job';
import { countersChanged, elapsedBetween, hasCounters } from './growth';
import { meansBetween as meansBetweenSamples } from './means';

const time = (busyMs: number | null, idleMs: number, backpressuredMs: number): Partial<Counters> => ({
  busyMs,
  idleMs,
  backpressuredMs,
});
/** Answers of which it is not known when their counters were fetched. */
const sample = (answer: Job) => ({ job: answer, fetchedAt: null });
const meansBetween = (before: Job | null, after: Job) =>
  meansBetweenSamples(before === null ? null : sample(before), sample(after));
const meanOf = (name: string, ...jobs: Parameters<typeof meansBetween>) => meansBetween(...jobs).get(hexId(name));

describe('shares between two answers', () => {
  it('take the counters themselves as their clock, not the JobManager’s', () => {
    // 10 s of task time each on two subtasks, though 13 s passed between the answers.
    const before = job(100_000, [vertex('join', { parallelism: 2, counters: time(40_000, 10_000, 2_000) })]);
    const after = job(113_000, [vertex('join', { parallelism: 2, counters: time(55_000, 14_000, 3_000) })]);
    expect(meanOf('join', before, after)).toMatchObject({
      basis: 'interval',
      elapsedMs: 10_000,
      shares: { busy: 0.75, idle: 0.2, backpressured: 0.05 },
    });
  });

  it('leave busy and idle of a source unknown and borrow its time from the other vertices', () => {
    const at = (now: number, sourceBackpressured: number, joinBusy: number) =>
      job(now, [
        vertex('source', { parallelism: 2, counters: time(null, 0, sourceBackpressured) }),
        vertex('join', { parallelism: 4, counters: time(joinBusy, 0, 0) }),
      ]);
    // The join's four subtasks counted 40 s together: 10 s each. The source's two were backpressured for 15 s of 20.
    expect(meanOf('source', at(100_000, 0, 0), at(112_000, 15_000, 40_000))).toMatchObject({
      elapsedMs: 10_000,
      shares: { busy: null, idle: null, backpressured: 0.75 },
    });
  });

  it('fall back to the JobManager’s clock only where no vertex counts its busy time', () => {
    const before = job(100_000, [vertex('source', { counters: time(null, 0, 1_000) })]);
    const after = job(110_000, [vertex('source', { counters: time(null, 0, 6_000) })]);
    expect(meanOf('source', before, after)).toMatchObject({ elapsedMs: 10_000, shares: { backpressured: 0.5 } });
  });

  it('give rates over the same time', () => {
    const before = job(0, [
      vertex('map', { counters: { ...time(0, 0, 0), recordsIn: 100, recordsOut: 10, bytesIn: 0, bytesOut: 5 } }),
    ]);
    const after = job(9_000, [
      vertex('map', {
        counters: { ...time(5_000, 5_000, 0), recordsIn: 20_100, recordsOut: 10, bytesIn: 1_000, bytesOut: null },
      }),
    ]);
    expect(meanOf('map', before, after)).toMatchObject({
      recordsIn: 2_000,
      recordsOut: 0,
      bytesIn: 100,
      bytesOut: null,
    });
  });

  it('forgive the busy time that Flink takes back when an idle wait ends', () => {
    const before = job(0, [vertex('map', { counters: time(3_000, 10_000, 0) })]);
    const after = job(10_000, [vertex('map', { counters: time(1_000, 22_000, 0) })]);
    expect(meanOf('map', before, after)?.shares).toEqual({ busy: 0, idle: 1, backpressured: 0 });
  });

  it('count only the subtasks that still run', () => {
    const tasks = new Map([
      ['RUNNING', 1],
      ['FINISHED', 3],
    ]);
    const before = job(0, [vertex('map', { parallelism: 4, tasks, counters: time(50_000, 0, 0) })]);
    const after = job(10_000, [vertex('map', { parallelism: 4, tasks, counters: time(54_000, 6_000, 0) })]);
    expect(meanOf('map', before, after)).toMatchObject({ elapsedMs: 10_000, shares: { busy: 0.4, idle: 0.6 } });
  });

  it('add up to 1 for every vertex that counts all three', () => {
    for (let round = 0; round < 200; round += 1) {
      const grown = [Math.random(), Math.random(), Math.random()].map((part) => part * 10_000);
      const after = job(20_000, [vertex('map', { counters: time(grown[0] ?? 0, grown[1] ?? 0, grown[2] ?? 0) })]);
      const shares = meanOf('map', job(0, [vertex('map', { counters: time(0, 0, 0) })]), after)?.shares;
      expect((shares?.busy ?? 0) + (shares?.idle ?? 0) + (shares?.backpressured ?? 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('what cannot be compared', () => {
  const steady = (now: number, counted: number) => vertex('other', { counters: time(counted, now - counted, 0) });

  it.each([
    ['counters did not grow', time(5_000, 5_000, 0), time(5_000, 5_000, 0)],
    ['idle time shrank', time(5_000, 5_000, 0), time(9_000, 1_000, 0)],
    ['busy time shrank by more than one update', time(50_000, 5_000, 0), time(40_000, 25_000, 0)],
    ['a subtask lost its counters to a restart', time(50_000, 50_000, 0), time(51_000, 51_000, 0)],
    ['records shrank', { ...time(0, 0, 0), recordsIn: 100 }, { ...time(5_000, 5_000, 0), recordsIn: 3 }],
  ])('is left out when %s', (_why, then, now) => {
    const before = job(100_000, [vertex('map', { counters: then }), steady(100_000, 7_000)]);
    const after = job(110_000, [vertex('map', { counters: now }), steady(110_000, 8_000)]);
    const means = meansBetween(before, after);
    expect(means.has(hexId('map'))).toBe(false);
    expect(means.has(hexId('other'))).toBe(true);
  });

  it.each(['FINISHED', 'CANCELED', 'FAILED'])('is left out when the vertex is %s and others run', (state) => {
    const counters = time(5_000, 5_000, 0);
    const answer = job(10_000, [vertex('map', { state, counters }), vertex('other', { counters })]);
    expect([...meansBetween(null, answer).keys()]).toEqual([hexId('other')]);
  });

  it('is left out while the vertex is not deployed', () => {
    expect(meansBetween(null, job(10_000, [vertex('map', { started: null, counters: time(1, 1, 1) })])).size).toBe(0);
  });

  it('starts anew for tasks that were restarted in between', () => {
    const before = job(100_000, [vertex('map', { started: 1_000, counters: time(80_000, 19_000, 0) })]);
    const after = job(125_000, [vertex('map', { started: 105_000, counters: time(4_000, 12_000, 0) })]);
    expect(meanOf('map', before, after)).toMatchObject({
      basis: 'sinceStart',
      elapsedMs: 16_000,
      shares: { busy: 0.25, idle: 0.75, backpressured: 0 },
    });
  });

  it('says nothing of the pressure on tasks that have just started, only of their records', () => {
    const counters = { ...time(4_000, 0, 0), recordsIn: 400 };
    expect(meanOf('map', null, job(110_000, [vertex('map', { started: 105_000, counters })]))).toMatchObject({
      shares: { busy: null, idle: null, backpressured: null },
      recordsIn: 100,
    });
  });
});

describe('counters of old versions that count waiting twice', () => {
  const at = (now: number, counters: Partial<Counters>) => ({
    job: job(now + 4_000, [
      vertex('map', { parallelism: 2, counters }),
      vertex('source', { counters: { recordsOut: now } }),
    ]),
    fetchedAt: now,
  });

  it('are measured by the time between Flink’s two fetches', () => {
    const before = at(100_000, { ...time(0, 0, 0), recordsIn: 0 });
    // 20 s of task time passed on two subtasks, but 38 s were counted as idle.
    const after = at(110_000, { ...time(2_000, 38_000, 0), recordsIn: 20_000 });
    const means = meansBetweenSamples(before, after);
    expect(means.get(hexId('map'))).toMatchObject({
      elapsedMs: 10_000,
      shares: { busy: 0.1, idle: 0.9, backpressured: 0 },
      recordsIn: 2_000,
    });
    // A source without busy time borrows the corrected time, not the counted one.
    expect(means.get(hexId('source'))).toMatchObject({ elapsedMs: 10_000, recordsOut: 1_000 });
  });

  it('cannot claim more than all of the time', () => {
    const before = at(100_000, time(0, 0, 0));
    const after = at(110_000, time(8_000, 4_000, 30_000));
    const { busy, idle, backpressured } = meansBetweenSamples(before, after).get(hexId('map'))?.shares ?? {};
    expect([busy, idle, backpressured]).toEqual([0.4, 0, 0.6]);
  });
});

it('gives means since the start where there is one answer only', () => {
  const only = job(61_000, [
    vertex('source', { counters: { ...time(null, 0, 30_000), recordsOut: 6_000 } }),
    vertex('join', { counters: time(45_000, 15_000, 0) }),
  ]);
  expect(meanOf('source', null, only)).toMatchObject({
    basis: 'sinceStart',
    elapsedMs: 60_000,
    recordsOut: 100,
    shares: { busy: null, backpressured: 0.5 },
  });
});

it('measures the time between two answers by their counters', () => {
  const at = (now: number, idleMs: number) =>
    job(now, [vertex('map', { parallelism: 2, counters: time(0, idleMs, 0) })]);
  // After a silence the first answer is as old as the silence: 1.2 s later the counters have moved by 5 minutes.
  expect(elapsedBetween(sample(at(500_000, 100_000)), sample(at(501_200, 700_000)))).toBe(300_000);
});

it('knows whether an answer has counters, and new ones', () => {
  const empty = job(0, [vertex('map', { counters: { recordsIn: null, recordsOut: null } })]);
  const first = job(0, [vertex('map', { counters: { recordsIn: 1 } })]);
  const same = job(3_000, [vertex('map', { counters: { recordsIn: 1 } })]);
  const next = job(3_000, [vertex('map', { counters: { recordsIn: 2 } })]);
  expect([hasCounters(empty), hasCounters(first)]).toEqual([false, true]);
  expect([
    countersChanged(first, same),
    countersChanged(first, next),
    countersChanged(first, job(0, [vertex('new')])),
  ]).toEqual([false, true, true]);
});

describe('means of tasks that have all ended', () => {
  const life = { state: 'CANCELED', started: 10_000, ended: 60_000 };
  /** Asked for much later, which must not stretch what is known. */
  const meanOfEnded = (given: Parameters<typeof vertex>[1], before: Job | null = null) =>
    meanOf('map', before, job(9_000_000, [vertex('map', { ...life, ...given })]));

  it('cover their whole life, whatever was seen before', () => {
    const counters = { ...time(12_250, 36_750, 0), recordsIn: 98_000 };
    const whole = { basis: 'sinceStart', elapsedMs: 49_000, shares: { busy: 0.25, idle: 0.75 }, recordsIn: 2_000 };
    expect(meanOfEnded({ counters })).toMatchObject(whole);
    const before = job(50_000, [vertex('map', { started: 10_000, counters: time(10_000, 30_000, 0) })]);
    expect(meanOfEnded({ counters }, before)).toMatchObject(whole);
  });

  it('take the time from start to end where busy time is not counted', () => {
    expect(meanOfEnded({ counters: { ...time(null, 0, 5_000), recordsOut: 1_000 } })).toMatchObject({
      elapsedMs: 50_000,
      shares: { busy: null, idle: null, backpressured: 0.1 },
      recordsOut: 20,
    });
  });

  it.each([
    ['a TaskManager was lost with the counters', time(0, 0, 0)],
    ['the counters stand for a part of the life', time(1_000, 2_000, 0)],
    ['nothing was counted', time(null, 0, 0)],
  ])('are not known when %s', (_why, counters) => {
    expect(meanOfEnded({ counters })).toBeUndefined();
  });
});
