import { hexId, job, vertex } from '../../testing/jobs';
import { type RootException } from '../exceptions';
import { readTaskName } from '../taskName';
import { checkpointEvents, type CheckpointOutcome } from './checkpoints';
import { failuresOf } from './failures';
import { parallelismChanges, parallelismsOf } from './parallelism';
import { rescaleEvents } from './rescales';
import { restartsOf, startsOf, unexplainedRestarts } from './restarts';
import { statesOf } from './states';
import { type Heartbeats, presenceChanges } from './taskManagers';

const moment = (time: number, subject = '') => ({ time, timeEnd: null, task: null, taskManager: null, subject });
const entered = (states: Record<string, number>) => ({ entered: new Map(Object.entries(states)) });

const failed = (time: number | null, over: Partial<RootException> = {}): RootException => ({
  className: 'a.b.Broken',
  stackTrace: 'a.b.Broken: why\n\tat c.d\nCaused by: e.Root: deep\n\tat c.d\n',
  time,
  task: readTaskName('map (2/4) - execution #3'),
  endpoint: 'h:1',
  taskManager: 'tm-1',
  labels: new Map(),
  concurrent: [],
  ...over,
});

test('each state that was entered is an event', () => {
  expect(statesOf(entered({ CREATED: 5, RUNNING: 9 }))).toEqual([
    { kind: 'state', state: 'CREATED', ...moment(5, 'CREATED') },
    { kind: 'state', state: 'RUNNING', ...moment(9, 'RUNNING') },
  ]);
});

describe('failures', () => {
  test('say class, message, root cause and place', () => {
    expect(failuresOf([failed(7, { concurrent: [failed(7), failed(8)] })], () => null)).toEqual([
      {
        kind: 'failure',
        exception: 'Broken',
        message: 'why',
        rootCause: 'Root: deep',
        attempt: { task: 'map', subtask: 1, attempt: 3 },
        concurrent: 2,
        ...moment(7, 'a.b.Broken/map/1'),
        task: 'map',
        taskManager: 'tm-1',
      },
    ]);
  });

  test('of the whole job, without a time, or with the trace of another', () => {
    const bare = failed(7, { task: null, stackTrace: 'a.b.Broken\n' });
    const events = failuresOf([bare, failed(null)], () => ({ stackTrace: 'a.b.Broken: earlier\n\tat c', time: 1 }));
    expect(events).toMatchObject([{ message: 'earlier', rootCause: null, attempt: null, task: null }]);
  });
});

describe('restarts', () => {
  const restarts = (states: Record<string, number>, times: Array<number | null>) =>
    restartsOf(
      entered(states),
      times.map((time) => failed(time))
    ).map(({ time, timeEnd }) => [time, timeEnd]);

  test.each<[string, Record<string, number>, Array<number | null>, Array<[number, number | null]>]>([
    ['never', { RUNNING: 5 }, [], []],
    ['going on', { RUNNING: 5, RESTARTING: 10_000 }, [9_999], [[9_999, null]]],
    ['done', { RUNNING: 20_000, RESTARTING: 10_000 }, [9_999], [[9_999, 20_000]]],
    ['without delay', { RUNNING: 10_000, RESTARTING: 10_000 }, [10_000], [[10_000, 10_000]]],
    ['by no known failure', { RUNNING: 20_000, RESTARTING: 10_000 }, [], [[10_000, 20_000]]],
    ['by a failure that is none of it', { RUNNING: 20_000, RESTARTING: 10_000 }, [5_000], [[10_000, 20_000]]],
    [
      'again and again: only the last one’s end is known',
      { RUNNING: 90_000, RESTARTING: 80_000 },
      [79_998, null, 50_000, 30_000],
      [
        [79_998, 90_000],
        [50_000, null],
        [30_000, null],
      ],
    ],
    [
      'of the adaptive scheduler, which makes a new job of it',
      { CREATED: 80_004, RUNNING: 80_009 },
      [75_000, 50_000],
      [
        [75_000, 80_009],
        [50_000, null],
      ],
    ],
    ['of the adaptive scheduler, going on', { RUNNING: 60_000 }, [79_998, 50_000], [[50_000, 60_000]]],
    ['the last failure ended the job', { FAILED: 80_000, RUNNING: 60_000 }, [79_998, 50_000], [[50_000, 60_000]]],
    [
      'once more already: RUNNING ended the one before',
      { RUNNING: 60_000, RESTARTING: 80_000 },
      [79_998, 50_000, 30_000],
      [
        [79_998, null],
        [50_000, 60_000],
        [30_000, null],
      ],
    ],
  ])('%s', (_, states, times, expected) => {
    expect(restarts(states, times)).toEqual(expected);
  });
});

describe('tasks that are newer than at the look before', () => {
  const started = (...times: Array<number | null>) => ({
    vertices: times.map((time, index) => vertex(`v${index}`, { started: time })),
  });
  const restart = (time: number) => restartsOf(entered({ RESTARTING: time }), []);

  test.each<[string, Array<number | null>, Array<number | null>, number | null, string | null]>([
    ['nothing new', [1_000, 1_000], [1_000, 1_000], null, null],
    ['all of them', [1_000, 1_000], [9_000, 9_005], null, '2 of 2 since 9000'],
    ['one region only', [1_000, 1_000], [1_000, 9_005], null, '1 of 2 since 9005, v1'],
    ['a known restart explains it', [1_000, 1_000], [9_000, 9_005], 8_000, null],
    ['one that was over before does not', [1_000, 1_000], [9_000, 9_005], 900, '2 of 2 since 9000'],
    ['deployed for the first time', [1_000, null], [1_000, 9_000], null, null],
    ['not yet deployed again', [1_000, 1_000], [null, null], null, null],
  ])('%s', (_, before, now, known, expected) => {
    const events = unexplainedRestarts(
      startsOf(started(...before)),
      started(...now),
      known === null ? [] : restart(known)
    );
    const said = events.map((event) =>
      event.kind === 'restart'
        ? `${event.tasks?.vertices} of ${event.tasks?.ofVertices} since ${event.time}${event.task === null ? '' : `, ${event.task}`}`
        : event.kind
    );
    expect(said).toEqual(expected === null ? [] : [expected]);
  });
});

test.each([
  ['since the tasks were started anew', 2_500, 2_500, null],
  ['between two looks', 1_500, 2_000, 3_000],
])('another parallelism, known %s', (_, started, time, timeEnd) => {
  const before = parallelismsOf(job(2_000, [vertex('a', { parallelism: 2 }), vertex('b'), vertex('gone')]));
  const now = job(3_000, [vertex('a', { parallelism: 4, started }), vertex('b'), vertex('new', { parallelism: 9 })]);
  expect(parallelismChanges(before, now)).toEqual([
    { kind: 'parallelismChanged', before: 2, after: 4, ...moment(time, hexId('a')), timeEnd, task: 'a' },
  ]);
});

describe('checkpoints', () => {
  const outcome = (over: Partial<CheckpointOutcome>): CheckpointOutcome => ({
    id: 3,
    status: 'COMPLETED',
    isSavepoint: false,
    triggered: 5,
    ended: 9,
    message: '',
    path: null,
    ...over,
  });
  const savepoint = (over: object) => ({ kind: 'savepoint', checkpoint: 3, path: null, message: '', ...over });

  test.each<[string, Partial<CheckpointOutcome>, object[]]>([
    ['a checkpoint that is well', {}, []],
    ['one in progress', { status: 'IN_PROGRESS', ended: null }, []],
    [
      'a failed one, when it failed',
      { status: 'FAILED', message: 'late' },
      [{ kind: 'checkpointFailed', checkpoint: 3, message: 'late', ...moment(9, '3') }],
    ],
    [
      'a failed one of unknown end',
      { status: 'FAILED', ended: null },
      [{ kind: 'checkpointFailed', checkpoint: 3, message: '', ...moment(5, '3') }],
    ],
    [
      'a savepoint',
      { isSavepoint: true, path: 'file:/s' },
      [savepoint({ status: 'COMPLETED', path: 'file:/s', ...moment(5, '3'), timeEnd: 9 })],
    ],
    [
      'a savepoint in progress',
      { isSavepoint: true, status: 'IN_PROGRESS', ended: null },
      [savepoint({ status: 'IN_PROGRESS', ...moment(5, '3') })],
    ],
    [
      'a failed savepoint',
      { isSavepoint: true, status: 'FAILED', message: 'no' },
      [savepoint({ status: 'FAILED', message: 'no', ...moment(5, '3'), timeEnd: 9 })],
    ],
  ])('%s', (_, over, expected) => {
    expect(checkpointEvents([outcome(over)])).toEqual(expected);
  });
});

test('rescales take their time', () => {
  const base = { id: 'r', started: 5, trigger: 'NEW_RESOURCE_AVAILABLE', reason: null };
  expect(
    rescaleEvents([
      { ...base, ended: 9, outcome: 'COMPLETED' },
      { ...base, ended: null, outcome: null },
    ])
  ).toMatchObject([
    { kind: 'rescale', time: 5, timeEnd: 9, outcome: 'COMPLETED', subject: 'r' },
    { kind: 'rescale', time: 5, timeEnd: null, outcome: null },
  ]);
});

describe('TaskManagers', () => {
  const at = (time: number, heartbeats: Record<string, number | null>) => ({
    at: time,
    heartbeats: new Map(Object.entries(heartbeats)) satisfies Heartbeats,
  });

  test.each([
    ['the same', { a: 1, b: 2 }, { a: 1, b: 2 }, []],
    ['one is gone', { a: 15, b: 18 }, { a: 25 }, ['taskManagerLost b 18-30']],
    ['one is gone whose heartbeat was not told', { a: null }, {}, ['taskManagerLost a 20-30']],
    ['one is new', { a: 15 }, { a: 25, c: 29 }, ['taskManagerJoined c 20-30']],
    ['one for another', { a: 15 }, { b: 25 }, ['taskManagerLost a 15-30', 'taskManagerJoined b 20-30']],
  ])('%s', (_, before, now, expected) => {
    const events = presenceChanges(at(20, before), at(30, now));
    expect(events.map(({ kind, taskManager, time, timeEnd }) => `${kind} ${taskManager} ${time}-${timeEnd}`)).toEqual(
      expected
    );
  });
});
