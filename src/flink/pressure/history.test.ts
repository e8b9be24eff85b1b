import { hexId, job, vertex } from '../../testing/jobs';
import { JobHistory } from './history';

/** An answer whose counters were taken at `seconds` of task time; busy grows by `busy` a second. */
const answer = (seconds: number, busyMs: number, started = 1_000) =>
  job(seconds * 1_000, [
    vertex('v', { started, counters: { busyMs, idleMs: seconds * 1_000 - busyMs, backpressuredMs: 0 } }),
  ]);

const meansOf = (...answers: Array<ReturnType<typeof answer>>) => {
  const history = new JobHistory();
  answers.forEach((one) => history.add(one));
  return history.means().get(hexId('v'));
};

it('has no means before the first answer, and those since the start after it', () => {
  expect(new JobHistory().means().size).toBe(0);
  expect(meansOf(answer(100, 25_000))).toMatchObject({ basis: 'sinceStart', shares: { busy: 0.25 } });
});

it('ignores answers without new counters', () => {
  const history = new JobHistory();
  expect([history.add(answer(100, 0)), history.add(answer(100, 0)), history.add(answer(110, 0))]).toEqual([
    true,
    false,
    true,
  ]);
});

it('compares over half a minute when it can, to smooth Flink’s own imprecision', () => {
  const busy = [0, 9_000, 9_000, 9_000, 18_000];
  const mean = meansOf(...busy.map((busyMs, index) => answer(100 + index * 10, busyMs)));
  // The answer at 100 s is out of the window; from 110 s to 140 s busy grew by 9 s.
  expect(mean).toMatchObject({ elapsedMs: 30_000, shares: { busy: 0.3 } });
});

it('takes what there is after a long silence, and says how long it was', () => {
  expect(meansOf(answer(100, 0), answer(4_000, 390_000))).toMatchObject({
    elapsedMs: 3_900_000,
    shares: { busy: 0.1 },
  });
});

it('does not compare answers that are too close', () => {
  expect(meansOf(answer(100, 0), answer(102, 2_000))).toMatchObject({ basis: 'sinceStart' });
});

it('uses the nearer answer for a vertex that lost counters further back', () => {
  expect(meansOf(answer(200, 150_000), answer(90, 10_000), answer(100, 15_000))).toMatchObject({
    elapsedMs: 10_000,
    shares: { busy: 0.5 },
  });
});
