import { clickAttribution, flakyEnrichment, ordersPerMinute } from '../scenarios/jobs/recordedJobs';
import { type Checkpoint, type CheckpointTimeline } from './checkpoints';
import { SimulatedJob } from './job';
import { type CheckpointSpec, type JobSpec } from './spec';

const now = 1_795_250_000_000;
const hour = 3_600_000;

const usual: CheckpointSpec = {
  intervalMs: 5_000,
  timeoutMs: 60_000,
  unaligned: false,
  failing: 0,
  savepointsAtMs: [],
};

function timelineOf(job: SimulatedJob): CheckpointTimeline {
  if (job.checkpoints === null) {
    throw new Error('no checkpoints');
  }
  return job.checkpoints;
}

function jobWith(make: (fields: Partial<JobSpec>) => JobSpec, checkpoints: Partial<CheckpointSpec> = {}) {
  const job = new SimulatedJob(make({ ageMs: hour / 2, checkpoints: { ...usual, ...checkpoints } }), now, 1);
  return { job, timeline: timelineOf(job) };
}

const durations = (checkpoints: Checkpoint[]) => checkpoints.map(({ endsAt, triggeredAt }) => endsAt - triggeredAt);

describe('checkpoints', () => {
  test('are triggered every interval, one at a time, with growing ids', () => {
    for (const { timeline } of [jobWith(ordersPerMinute), jobWith(clickAttribution), jobWith(flakyEnrichment)]) {
      const all = timeline.triggered(now + hour);
      expect(all.length).toBeGreaterThan(50);
      all.forEach((checkpoint, index) => {
        expect(checkpoint.id).toBe(index + 1);
        expect(checkpoint.triggeredAt).toBeGreaterThan(all[index - 1]?.endsAt ?? 0);
      });
    }
    const healthy = jobWith(ordersPerMinute).timeline.triggered(now);
    expect(new Set(healthy.map(({ triggeredAt }) => triggeredAt % 5_000)).size).toBe(1);
  });

  test('take long where records wait, and hardly any time where they do not', () => {
    const calm = durations(jobWith(ordersPerMinute).timeline.completed(now));
    const waiting = durations(jobWith(clickAttribution).timeline.completed(now));
    expect(Math.max(...calm)).toBeLessThan(200);
    expect(Math.min(...waiting)).toBeGreaterThan(10_000);
  });

  test('that do not wait for barriers to align are fast and write what waits', () => {
    const { timeline } = jobWith(clickAttribution, { unaligned: true });
    const completed = timeline.completed(now);
    expect(Math.max(...durations(completed))).toBeLessThan(10_000);
    expect(completed.at(-1)?.totals.persistedData).toBeGreaterThan(100_000);
    expect(jobWith(clickAttribution).timeline.completed(now).at(-1)?.totals.persistedData).toBe(0);
  });

  test('expire when they take longer than they may, with some acknowledgements missing', () => {
    const { timeline } = jobWith(clickAttribution, { timeoutMs: 10_000 });
    const expired = timeline.triggered(now).slice(0, -1);
    expect(expired.every(({ failure }) => failure === 'Checkpoint expired before completing.')).toBe(true);
    expect(durations(expired).every((ms) => ms >= 10_000 && ms < 10_100)).toBe(true);
    const [first] = expired;
    const acknowledged = first === undefined ? [] : timeline.acknowledgements(first).flat();
    const inTime = acknowledged.filter(({ at }) => at <= (first?.endsAt ?? 0));
    expect(inTime.length).toBeGreaterThan(0);
    expect(inTime.length).toBeLessThan(acknowledged.length);
  });

  test('fail as often as their scenario says', () => {
    const { timeline } = jobWith(ordersPerMinute, { failing: 0.3 });
    const all = timeline.triggered(now + hour);
    const failed = all.filter(({ failure }) => failure === 'Asynchronous task checkpoint failed.');
    expect(failed.length / all.length).toBeGreaterThan(0.22);
    expect(failed.length / all.length).toBeLessThan(0.38);
  });

  test('complete with the last acknowledgement', () => {
    const { timeline } = jobWith(clickAttribution);
    for (const checkpoint of timeline.completed(now).slice(-5)) {
      const last = Math.max(...timeline.acknowledgements(checkpoint).flatMap((tasks) => tasks.map(({ at }) => at)));
      expect(checkpoint.endsAt).toBe(last);
      expect(checkpoint.totals.durationMs).toBe(last - checkpoint.triggeredAt);
    }
  });

  test('of a subtask are made of delay, alignment and writing', () => {
    const { timeline } = jobWith(clickAttribution);
    const checkpoint = timeline.completed(now).at(-1);
    for (const one of checkpoint === undefined ? [] : timeline.acknowledgements(checkpoint).flat()) {
      const parts = one.startDelay + one.alignment + one.sync + one.async;
      const whole = one.at - (checkpoint?.triggeredAt ?? 0);
      expect(whole - parts).toBeGreaterThanOrEqual(2);
      expect(whole - parts).toBeLessThan(6);
    }
  });

  test('stop when the job is cancelled', () => {
    const { job, timeline } = jobWith(ordersPerMinute);
    job.lifecycle.cancel(now);
    expect(timeline.triggered(now + hour)).toHaveLength(timeline.triggered(now).length);
  });
});

describe('savepoints', () => {
  test('stand among the checkpoints and are not what is restored', () => {
    const { timeline } = jobWith(flakyEnrichment, { savepointsAtMs: [60_000, 120_000] });
    const savepoints = timeline.triggered(now).filter(({ isSavepoint }) => isSavepoint);
    expect(savepoints.length).toBeGreaterThan(0);
    for (let at = now; at < now + hour / 4; at += 30_000) {
      expect(timeline.restored(at).last?.checkpoint.isSavepoint).toBe(false);
    }
  });
});

describe('counts', () => {
  test('have a refused trigger for the start and for each restart, which has no id', () => {
    const { job, timeline } = jobWith(flakyEnrichment);
    const { total, completed, failed, inProgress, restored } = timeline.counts(now);
    const triggered = timeline.triggered(now);
    const withId = triggered.filter(({ failure, endsAt }) => failure !== null && endsAt <= now).length;
    expect(total).toBe(completed + failed + inProgress);
    expect(failed - withId).toBe(job.lifecycle.restarts(now) + 1);
    expect(total - triggered.length).toBe(failed - withId);
    expect(restored).toBeGreaterThan(10);
    expect(restored).toBeLessThanOrEqual(job.lifecycle.restarts(now));
  });

  test('follow a checkpoint from its trigger to its end', () => {
    const { timeline } = jobWith(clickAttribution);
    const checkpoint = timeline.completed(now).at(-1);
    const { triggeredAt = 0, endsAt = 0 } = checkpoint ?? {};
    const [before, during, after] = [triggeredAt - 1, triggeredAt, endsAt].map((at) => timeline.counts(at));
    expect([before?.inProgress, during?.inProgress, after?.inProgress]).toEqual([0, 1, 0]);
    expect(after?.completed).toBe((before?.completed ?? 0) + 1);
  });
});

test('what is restored is the last completed checkpoint before the failure', () => {
  const { job, timeline } = jobWith(flakyEnrichment);
  const { last } = timeline.restored(now);
  const attempt = job.lifecycle.attempt(now);
  expect(last?.at).toBe(attempt.startedAt);
  const before = timeline.completed(attempt.startedAt).at(-1);
  expect(last?.checkpoint.id).toBe(before?.id);
});

test('the same seed gives the same checkpoints, asked for at any time', () => {
  const [once, twice, other] = [1, 1, 2].map((seed) =>
    timelineOf(new SimulatedJob(clickAttribution({ checkpoints: usual }), now, seed))
  );
  for (let at = now - hour / 2; at < now; at += 60_000) {
    once?.triggered(at);
  }
  expect(once?.triggered(now)).toEqual(twice?.triggered(now));
  expect(other?.triggered(now)).not.toEqual(twice?.triggered(now));
});
