import { clickAttribution, nightlyBatch, ordersPerMinute } from '../scenarios/jobs/recordedJobs';
import { edge, streamingJob, vertex } from '../scenarios/jobs/job';
import { paymentRisk } from '../scenarios/jobs/paymentRisk';
import { type Counted, SimulatedJob } from './job';

const now = 1_795_250_000_000;
const jobs = [paymentRisk(), clickAttribution(), ordersPerMinute()].map((spec) => new SimulatedJob(spec, now, 1));
const steps = Array.from({ length: 400 }, (_, step) => now + step * 777);

const subtasksOf = (job: SimulatedJob) =>
  job.spec.vertices.flatMap(({ parallelism }, vertex) =>
    Array.from({ length: parallelism }, (_, subtask) => ({ vertex, subtask }))
  );

describe('what a subtask has counted', () => {
  test('grows, and its time is the time that passed', () => {
    for (const job of jobs) {
      const { flowsFrom } = job.lifecycle.attempt(now);
      for (const { vertex, subtask } of subtasksOf(job)) {
        let before: Counted | null = null;
        for (const at of steps) {
          const counted = job.counted(vertex, subtask, at);
          const { busyMs, idleMs, blockedMs } = counted;
          expect(busyMs === null || busyMs + idleMs + blockedMs === at - flowsFrom).toBe(true);
          expect(isLess(counted, before)).toEqual([]);
          before = counted;
        }
      }
    }
  });

  test('of a source without busy time is only how long it waited', () => {
    const counted = jobs[1]?.counted(0, 0, now);
    expect(counted).toMatchObject({ busyMs: null, idleMs: 0, recordsIn: 0, bytesIn: 0 });
    expect(counted?.blockedMs).toBeGreaterThan(2_000_000);
  });

  test('is never more than what was sent to it', () => {
    const [, job] = jobs;
    const sum = (vertex: number, name: 'recordsIn' | 'recordsOut') =>
      (job?.counted(vertex, 0, now)[name] ?? 0) + (job?.counted(vertex, 1, now)[name] ?? 0);
    const sent = sum(0, 'recordsOut') + sum(1, 'recordsOut');
    expect(sum(2, 'recordsIn')).toBeLessThan(sent);
    // The rest stands in the buffers between them.
    expect(sent - sum(2, 'recordsIn')).toBeLessThan(sent * 0.05);
  });
});

/** Names of what became less; what only looked like work, because a task waited on, may be taken back. */
function isLess(after: Counted, before: Counted | null): string[] {
  const { busyMs, ...rest } = after;
  const less = Object.entries(rest).filter(([name, value]) => value < Number(Reflect.get(before ?? {}, name)));
  return [...less.map(([name]) => name), ...((busyMs ?? 0) < (before?.busyMs ?? 0) - 5_000 ? ['busyMs'] : [])];
}

test('a task to which little comes looks busy until its TaskManager renews its views', () => {
  const job = new SimulatedJob(paymentRisk(), now, 1);
  const sink = job.spec.vertices.findIndex(({ name }) => name.startsWith('Source: chargebacks'));
  const seldom = new SimulatedJob(
    streamingJob({
      name: 'seldom',
      vertices: [
        vertex({ id: 'a', name: 'Source: a[1]', kind: 'source', demand: 0.1, capacity: 100, parallelism: 1 }),
        vertex({ id: 'b', name: 'sink[2]: Writer', capacity: 100, parallelism: 1 }),
      ],
      edges: [edge(0, 1)],
    }),
    now,
    1
  );
  const busy = (of: SimulatedJob, place: number, ms: number) => of.counted(place, 0, now + ms).busyMs ?? 0;
  expect(now % 5_000).toBe(0);
  expect(busy(seldom, 1, 4_000) - busy(seldom, 1, 0)).toBeGreaterThan(3_900);
  expect(busy(seldom, 1, 5_000) - busy(seldom, 1, 0)).toBeLessThan(50);
  expect(busy(job, sink, 4_000) - busy(job, sink, 0)).toBeLessThan(900);
});

test('a bounded job has in the end what its scenario says', () => {
  const job = new SimulatedJob(nightlyBatch(), now, 1);
  const counted = [0, 1].map((subtask) => job.counted(0, subtask, now));
  expect(counted.map(({ recordsOut }) => recordsOut)).toEqual([101, 101]);
  expect(job.counted(1, 0, now)).toMatchObject({ recordsIn: 202, recordsOut: 0, bytesIn: 8_080 });
  expect(job.counted(1, 0, now + 60_000)).toEqual(job.counted(1, 0, now));
});
