import { flinkClient } from '../src/flink/client';
import { JobMemory } from '../src/flink/pressure/memory';
import { type JobPicture, type VertexPressure } from '../src/flink/pressure/picture';
import { watchJob } from '../src/flink/pressure/watch';
import { type SimulatedJob } from './model/job';
import { type ScenarioName } from './scenarios';
import { Visitor } from './testing/visitor';
import { wireOf } from './testing/wire';

/** Somebody who watches one job of a simulated Flink; the clock jumps when they wait. */
function watcher(scenario: ScenarioName, jobName?: string) {
  const visitor = new Visitor(scenario);
  const job = visitor.job(jobName);
  const { wire, clock } = wireOf(visitor);
  const memory = new JobMemory();
  return {
    visitor,
    job,
    setDown: (down: boolean) => {
      wire.isDown = down;
    },
    /** One refresh: its pictures, after how long each came, and how many requests there were. */
    async refresh(budget = 12) {
      const begun = visitor.now;
      const sentBefore = wire.requests.length;
      const pictures: Array<{ after: number; picture: JobPicture }> = [];
      const options = { clock, budget, signal: new AbortController().signal };
      for await (const picture of watchJob(flinkClient(wire), job.spec.id, memory, options)) {
        pictures.push({ after: visitor.now - begun, picture });
      }
      return { pictures, last: pictures.at(-1)?.picture, requests: wire.requests.length - sentBefore };
    },
  };
}

const pressureOf = (picture: JobPicture | undefined, job: SimulatedJob, vertex: number): VertexPressure | undefined =>
  picture?.pressure.get(job.vertex(vertex).id);

/** The mean of what the subtasks really did in the last while, 0 to 1. */
function truth(job: SimulatedJob, vertex: number, quantity: 'busy' | 'blocked', now: number, whileMs: number): number {
  const { parallelism } = job.vertex(vertex);
  const shares = Array.from({ length: parallelism }, (_, subtask) =>
    job.share(quantity, vertex, subtask, now - whileMs, now)
  );
  return shares.reduce((sum, share) => sum + share, 0) / parallelism;
}

describe('a first visit to a backpressured job', () => {
  test('finds nothing, then everything since the start, then gauges, then differences', async () => {
    const { job, refresh } = watcher('backpressure');
    const { pictures, requests } = await refresh();
    const [empty, fresh, looked, compared] = pictures;
    expect(pictures).toHaveLength(4);
    expect([empty, fresh, looked].map((step) => Math.round((step?.after ?? 0) / 1_000))).toEqual([0, 1, 1]);
    expect(compared?.after).toBeGreaterThan(11_000);
    expect(compared?.after).toBeLessThan(12_000);
    expect(requests).toBeLessThanOrEqual(12);
    expect(pressureOf(empty?.picture, job, 2)).toEqual({ mean: null, worst: null });
    expect(pressureOf(fresh?.picture, job, 2)?.mean).toMatchObject({ basis: 'sinceStart' });
    expect(pressureOf(looked?.picture, job, 2)?.worst).toMatchObject({ busy: 1, backpressured: 0, from: 'gauges' });
    expect(pressureOf(compared?.picture, job, 2)?.mean).toMatchObject({ basis: 'interval' });
    for (const source of [0, 1]) {
      const { mean, worst } = pressureOf(compared?.picture, job, source) ?? {};
      expect(mean?.shares).toMatchObject({ busy: null, idle: null });
      expect(mean?.shares.backpressured).toBeGreaterThan(0.95);
      expect(worst?.backpressured).toBeGreaterThan(0.95);
    }
  });
});

describe('a later refresh', () => {
  test('shows the last picture, and a second later one that is true', async () => {
    const { job, visitor, refresh } = watcher('demo', 'payment-risk');
    await refresh();
    for (let round = 0; round < 30; round += 1) {
      visitor.pass(10_000);
      const { pictures, last, requests } = await refresh();
      expect(pictures).toHaveLength(2);
      expect(pictures[0]?.after).toBe(0);
      expect(pictures[1]?.after).toBeLessThan(1_500);
      expect(requests).toBeLessThanOrEqual(12);
      expect(visitor.now - (last?.measuredAt ?? 0)).toBeLessThan(2_000);
      job.spec.vertices.forEach((_, vertex) => {
        const { mean, worst } = pressureOf(last, job, vertex) ?? {};
        const whileMs = mean?.elapsedMs ?? NaN;
        const measuredAt = last?.measuredAt ?? NaN;
        expect(mean?.basis).toBe('interval');
        for (const [quantity, share] of [
          ['busy', mean?.shares.busy],
          ['blocked', mean?.shares.backpressured],
        ] as const) {
          expect(Math.abs((share ?? NaN) - truth(job, vertex, quantity, measuredAt, whileMs))).toBeLessThan(0.03);
        }
        expect(worst?.busy).toBeGreaterThanOrEqual(truth(job, vertex, 'busy', measuredAt, 60_000) - 0.03);
      });
    }
  });

  test('every 10 s sharp has new values nearly every time', async () => {
    const { visitor, refresh } = watcher('backpressure');
    await refresh();
    visitor.pass(10_000);
    const measured: Array<number | null> = [];
    for (let round = 0; round < 40; round += 1) {
      const begun = visitor.now;
      measured.push((await refresh()).last?.measuredAt ?? null);
      visitor.pass(begun + 10_000 - visitor.now);
    }
    expect(new Set(measured).size).toBeGreaterThanOrEqual(38);
  });

  test('sees backpressure come and go', async () => {
    const { job, visitor, refresh } = watcher('demo', 'payment-risk');
    const seen: number[] = [];
    for (let round = 0; round < 80; round += 1) {
      const { last } = await refresh();
      seen.push(pressureOf(last, job, 0)?.mean?.shares.backpressured ?? NaN);
      visitor.pass(14_000);
    }
    expect(seen.filter((share) => share < 0.05).length).toBeGreaterThan(10);
    expect(seen.filter((share) => share > 0.4).length).toBeGreaterThan(10);
  });

  test('finds the hot subtask', async () => {
    const { job, visitor, refresh } = watcher('skew');
    await refresh();
    visitor.pass(10_000);
    const { mean, worst } = pressureOf((await refresh()).last, job, 1) ?? {};
    expect(mean?.shares.busy).toBeLessThan(0.3);
    expect(worst?.busy).toBe(1);
    expect(worst?.subtasks.filter(({ busy }) => (busy ?? 0) > 0.5).map(({ index }) => index)).toEqual([5]);
  });

  test('goes through a restart without a wrong number, and counts it', async () => {
    const { job, visitor, refresh } = watcher('restart-loop');
    const first = (await refresh()).last?.restarts ?? NaN;
    for (let round = 0; round < 25; round += 1) {
      visitor.pass(10_000);
      for (const { picture } of (await refresh()).pictures) {
        for (const { mean } of picture.pressure.values()) {
          const shares = Object.values(mean?.shares ?? {}).filter((share) => share !== null);
          expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
          expect(mean?.recordsOut ?? 0).toBeLessThan(2_000);
        }
      }
    }
    const { last } = await refresh();
    expect(last?.restarts).toBeGreaterThan(first + 3);
    expect(last?.restarts).toBeLessThanOrEqual(job.lifecycle.restarts(visitor.now));
  });

  test('keeps the last picture while nobody answers, and goes on after that', async () => {
    const { job, visitor, setDown, refresh } = watcher('backpressure');
    await refresh();
    setDown(true);
    visitor.pass(10_000);
    const { last } = await refresh();
    expect(last?.outage).toMatchObject({ failure: { kind: 'unreachable' } });
    expect(pressureOf(last, job, 2)?.worst?.busy).toBe(1);
    setDown(false);
    visitor.pass(10_000);
    expect((await refresh()).last?.outage).toBeNull();
  });

  test('of 1,000 vertices stays within its budget and finds the pressed ones', async () => {
    const { job, visitor, refresh } = watcher('huge');
    await refresh(20);
    visitor.pass(10_000);
    const { last, requests } = await refresh(20);
    expect(requests).toBeLessThanOrEqual(20);
    const wrong = job.spec.vertices.filter((_, vertex) => {
      const { mean } = pressureOf(last, job, vertex) ?? {};
      const really = truth(job, vertex, 'blocked', last?.measuredAt ?? NaN, mean?.elapsedMs ?? NaN);
      return Math.abs((mean?.shares.backpressured ?? NaN) - really) > 0.03;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
