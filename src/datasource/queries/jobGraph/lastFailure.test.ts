import { type RootException } from '../../../flink/exceptions';
import { WholeTraces } from '../../../flink/wholeTraces';
import { type GraphJob } from '../../../frames/jobGraph';
import { job } from '../../../testing/jobs';
import { jobRow } from '../../../testing/jobGraphs';
import { LastFailure } from './lastFailure';

const exception = (time: number | null, stackTrace: string): RootException => ({
  className: 'a.b.Broken',
  stackTrace,
  time,
  task: null,
  endpoint: null,
  taskManager: null,
  labels: new Map(),
  concurrent: [],
});
const restarting = jobRow({ state: 'RESTARTING', uptime: null, restarts: 2 });
const at = (restartedAt: number | null) => ({ ...job(200_000, []), restartedAt });

it.each([
  ['its first line', 'a.b.Broken: why\n\tat c.d(E.java:1)\n', 'a.b.Broken: why'],
  [
    'that of its innermost cause, too',
    'a.b.Broken: why\n\tat c.d(E.java:1)\nCaused by: e.Middle: m\n\tat f.g(H.java:2)\nCaused by: i.Root: deep\n\tat j.k(L.java:3)\n',
    'a.b.Broken: why\nCaused by: i.Root: deep',
  ],
  ['the class alone where the JVM left out the rest', 'a.b.Broken\n', 'a.b.Broken'],
  ['the class that Flink names where there is no trace', '', 'a.b.Broken'],
])('says %s', (_what, stackTrace, expected) => {
  const failure = new LastFailure();
  failure.note(restarting, at(100_000), [exception(99_999, stackTrace)], new WholeTraces());
  expect(failure.text).toBe(expected);
});

it('takes message and cause from an earlier failure of the same kind', () => {
  const [failure, traces] = [new LastFailure(), new WholeTraces()];
  failure.note(restarting, at(50_000), [exception(50_000, 'a.b.Broken: why\n\tat c.d(E.java:1)\n')], traces);
  failure.note(restarting, at(100_000), [exception(100_000, 'a.b.Broken\n')], traces);
  expect(failure.text).toBe('a.b.Broken: why');
});

it('asks for all once where the JVM left out the rest', () => {
  const [failure, traces] = [new LastFailure(), new WholeTraces()];
  const bare = exception(100_000, 'a.b.Broken\n');
  const whole = exception(1, 'a.b.Broken: why\n\tat c.d(E.java:1)\n');
  expect(failure.limit).toBe(1);
  failure.note(restarting, at(100_000), [bare], traces);
  expect([failure.isWanted(restarting), failure.limit]).toEqual([true, undefined]);
  failure.note(restarting, at(100_000), [bare, whole], traces);
  expect([failure.text, failure.isWanted(restarting), failure.limit]).toEqual(['a.b.Broken: why', false, 1]);
});

it.each([
  [94_999, 100_000, null],
  [95_000, 100_000, 'a.b.Broken'],
  [null, 100_000, 'a.b.Broken'],
  [1, null, 'a.b.Broken'],
])('a failure at %j is that of a restart at %j: %j', (time, restartedAt, expected) => {
  const failure = new LastFailure();
  failure.note(restarting, at(restartedAt), [exception(time, 'a.b.Broken\n')], new WholeTraces());
  expect(failure.text).toBe(expected);
});

it('forgets it when Flink no longer knows any', () => {
  const failure = new LastFailure();
  failure.note(restarting, at(1), [exception(1, 'a.b.Broken\n')], new WholeTraces());
  failure.note(restarting, at(1), [], new WholeTraces());
  expect(failure.text).toBeNull();
});

it.each<[Partial<GraphJob>, boolean]>([
  [{}, false],
  [{ restarts: 3 }, true],
  [{ state: 'FAILED' }, true],
  [{ state: 'RUNNING', uptime: 20_000 }, true],
  [{ state: 'RUNNING', uptime: 20_000, restarts: null }, false],
  [{ state: 'RUNNING', uptime: 3_600_000, restarts: 3 }, false],
  [{ state: 'FINISHED', restarts: 3 }, false],
])('once it is known, whether it is wanted again with %j: %s', (change, expected) => {
  const failure = new LastFailure();
  expect(failure.isWanted(restarting)).toBe(true);
  failure.note(restarting, at(1), [], new WholeTraces());
  expect(failure.isWanted({ ...restarting, ...change })).toBe(expected);
});
