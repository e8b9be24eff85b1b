import { clickAttribution, nightlyBatch, ordersPerMinute } from '../scenarios/jobs/recordedJobs';
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

/** Names of what became less; the busy time may, by a ms or two, because it is what the others leave. */
function isLess(after: Counted, before: Counted | null): string[] {
  const { busyMs, ...rest } = after;
  const less = Object.entries(rest).filter(([name, value]) => value < Number(Reflect.get(before ?? {}, name)));
  return [...less.map(([name]) => name), ...((busyMs ?? 0) < (before?.busyMs ?? 0) - 2 ? ['busyMs'] : [])];
}

test('a bounded job has in the end what its scenario says', () => {
  const job = new SimulatedJob(nightlyBatch(), now, 1);
  const counted = [0, 1].map((subtask) => job.counted(0, subtask, now));
  expect(counted.map(({ recordsOut }) => recordsOut)).toEqual([101, 101]);
  expect(job.counted(1, 0, now)).toMatchObject({ recordsIn: 202, recordsOut: 0, bytesIn: 8_080 });
  expect(job.counted(1, 0, now + 60_000)).toEqual(job.counted(1, 0, now));
});
