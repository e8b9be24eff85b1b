import { edge, streamingJob, vertex } from '../scenarios/jobs/job';
import { type Attempt, Lifecycle, type TaskTimes } from './lifecycle';
import { type JobSpec } from './spec';
import { type TaskState, vertexState } from './states';

const now = 1_795_250_000_000;
const hour = 3_600_000;

const failing = (fields: Partial<JobSpec> = {}) =>
  streamingJob({
    name: 'job',
    vertices: [vertex({ id: 'a', name: 'source', kind: 'source' }), vertex({ id: 'b', name: 'sink' })],
    edges: [edge(0, 1)],
    failures: {
      vertex: 1,
      meanRunMs: 30_000,
      shortestRunMs: 5_000,
      restartDelayMs: 5_000,
      exceptions: [{ name: 'E', message: 'm', frames: [] }],
    },
    ...fields,
  });
const steady = (fields: Partial<JobSpec> = {}) => failing({ failures: null, ...fields });

const entered = (times: TaskTimes) =>
  Object.entries(times)
    .sort(([, left], [, right]) => left - right)
    .map(([state]) => state);

function attemptsUntil(lifecycle: Lifecycle, at: number): Attempt[] {
  const attempts = new Map<number, Attempt>();
  for (let moment = lifecycle.submittedAt; moment <= at; moment += 4_000) {
    const attempt = lifecycle.attempt(moment);
    attempts.set(attempt.number, attempt);
  }
  return [...attempts.values()];
}

describe('a job that fails again and again', () => {
  const lifecycle = new Lifecycle(failing(), now, 1);
  const attempts = attemptsUntil(lifecycle, now + hour);

  test('is started again 5 s after each failure, with the next number', () => {
    expect(attempts.length).toBeGreaterThan(100);
    attempts.slice(1).forEach((attempt, index) => {
      const before = attempts[index];
      expect(attempt.number).toBe((before?.number ?? NaN) + 1);
      expect(attempt.startedAt - (before?.endedAt ?? NaN)).toBe(5_001);
    });
    const ran = attempts.map(({ endedAt, flowsFrom }) => endedAt - flowsFrom);
    const mean = ran.reduce((sum, ms) => sum + ms, 0) / ran.length;
    expect(Math.min(...ran)).toBeGreaterThanOrEqual(5_000);
    expect(mean).toBeGreaterThan(22_000);
    expect(mean).toBeLessThan(38_000);
  });

  test('counts a restart when the task fails, and is RESTARTING until the next attempt', () => {
    const [, attempt] = attempts;
    const failedAt = attempt?.endedAt ?? NaN;
    expect(lifecycle.restarts(failedAt - 1)).toBe(1);
    expect(lifecycle.restarts(failedAt)).toBe(2);
    expect([-1, 1, 4_999, 5_001].map((later) => lifecycle.state(failedAt + later))).toEqual([
      'RUNNING',
      'RESTARTING',
      'RESTARTING',
      'RUNNING',
    ]);
    expect(lifecycle.failures(failedAt).map(({ attempt: number }) => number)).toEqual([1, 0]);
  });

  test('leaves one task failed and the others cancelled', () => {
    const attempt = attempts[3];
    if (attempt?.failure === null || attempt === undefined) {
      throw new Error('no failure');
    }
    const { at, subtask } = attempt.failure;
    const ends = [0, 1].flatMap((place) =>
      [0, 1].map((task) => entered(lifecycle.taskTimes(attempt, place, task, at + 500)).at(-1))
    );
    expect(ends.filter((state) => state === 'FAILED')).toHaveLength(1);
    expect(ends.filter((state) => state === 'CANCELED')).toHaveLength(3);
    expect(ends[2 + subtask]).toBe('FAILED');
  });

  test('is the same however often and in whatever order somebody looks', () => {
    const other = new Lifecycle(failing(), now, 1);
    const late = other.attempt(now + hour);
    const early = other.attempt(now - 20 * 60_000);
    expect(late).toEqual(lifecycle.attempt(now + hour));
    expect(early).toEqual(lifecycle.attempt(now - 20 * 60_000));
    expect(new Lifecycle(failing(), now, 2).attempt(now + hour)).not.toEqual(late);
  });
});

describe('tasks', () => {
  test('go through all states before records flow', () => {
    const lifecycle = new Lifecycle(steady(), now, 1);
    const attempt = lifecycle.attempt(now);
    const times = lifecycle.taskTimes(attempt, 0, 1, now);
    expect(entered(times)).toEqual(['CREATED', 'SCHEDULED', 'DEPLOYING', 'INITIALIZING', 'RUNNING']);
    expect(times.RUNNING).toBeLessThanOrEqual(attempt.flowsFrom);
    expect(entered(lifecycle.taskTimes(attempt, 0, 1, (times.DEPLOYING ?? 0) + 1)).at(-1)).toBe('DEPLOYING');
  });

  test.each<[TaskState[], TaskState]>([
    [['RUNNING', 'RUNNING'], 'RUNNING'],
    [['RUNNING', 'FAILED'], 'FAILED'],
    [['RUNNING', 'CANCELED'], 'CANCELED'],
    [['INITIALIZING', 'RUNNING'], 'INITIALIZING'],
    [['FINISHED', 'FINISHED'], 'FINISHED'],
    [['FINISHED', 'SCHEDULED'], 'RUNNING'],
    [['DEPLOYING', 'SCHEDULED'], 'CREATED'],
  ])('%s make the vertex %s', (states, expected) => {
    expect(vertexState(states)).toBe(expected);
  });
});

describe('an end', () => {
  test('comes at once to a job that is cancelled, and stays', () => {
    const lifecycle = new Lifecycle(steady(), now, 1);
    expect(lifecycle.endedAt(now + hour)).toBeNull();
    lifecycle.cancel(now);
    lifecycle.cancel(now + 5_000);
    expect(lifecycle.state(now + 1)).toBe('CANCELLING');
    expect(lifecycle.state(now + 100)).toBe('CANCELED');
    expect(lifecycle.endedAt(now + hour)).toBe(now + 24);
    expect(entered(lifecycle.taskTimes(lifecycle.attempt(now + 100), 1, 0, now + 100)).at(-1)).toBe('CANCELED');
  });

  test('keeps a job that is cancelled while it restarts from starting again', () => {
    const lifecycle = new Lifecycle(failing(), now, 1);
    const failedAt = lifecycle.attempt(now).endedAt;
    lifecycle.cancel(failedAt + 2_000);
    expect(lifecycle.state(failedAt + 60_000)).toBe('CANCELED');
    expect(lifecycle.restarts(failedAt + 60_000)).toBe(lifecycle.restarts(failedAt));
  });

  test('of a bounded job follows from its last vertex', () => {
    const lifecycle = new Lifecycle(
      steady({
        ageMs: hour,
        bounded: {
          vertices: [
            { fromMs: 0, toMs: 20_000, recordsIn: 0, recordsOut: 1, busyShare: 0 },
            { fromMs: 21_000, toMs: 30_000, recordsIn: 1, recordsOut: 0, busyShare: 1 },
          ],
        },
      }),
      now,
      1
    );
    const submitted = now - hour;
    expect(lifecycle.state(submitted + 25_000)).toBe('RUNNING');
    expect(entered(lifecycle.taskTimes(lifecycle.attempt(now), 0, 0, submitted + 25_000)).at(-1)).toBe('FINISHED');
    expect(lifecycle.state(now)).toBe('FINISHED');
    expect(lifecycle.endedAt(now)).toBeLessThan(submitted + 31_000);
    lifecycle.cancel(now);
    expect(lifecycle.state(now + 1_000)).toBe('FINISHED');
  });
});
