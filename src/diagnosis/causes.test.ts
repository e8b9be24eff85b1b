import { type GraphSubtask, type GraphVertex, type JobGraph } from '../frames/jobGraph';
import { subtaskRow } from '../testing/jobGraphs';
import { busy, held, jobOf, subtasksBusy, taskManagersOf } from '../testing/scenario';
import { type Bottleneck } from './diagnosis';
import { diagnose } from './diagnose';

/** The bottleneck of a source that waits for a join. */
function bottleneck(
  join: Partial<GraphVertex>,
  over: Partial<JobGraph> = {},
  source: Partial<GraphVertex> = {}
): Bottleneck {
  const diagnosis = diagnose(jobOf('source>join join>sink', { source: { ...held, ...source }, join }, over));
  const [first] = diagnosis.kind === 'bottlenecks' ? diagnosis.bottlenecks : [];
  if (first === undefined) {
    throw new Error(`No bottleneck: ${JSON.stringify(diagnosis)}`);
  }
  expect(first.vertex).toBe('join');
  return first;
}

const causeOf = (...args: Parameters<typeof bottleneck>) => bottleneck(...args).cause;

/** Subtasks that all do the same, two on each of `tm-0` and `tm-1`. */
const equal = (share = 0.97) =>
  subtasksBusy('join', [share, share, share, share], (i) => ({ taskManager: `tm-${i % 2}` }));

/** Subtask 3 is hot, with `records` against 100 of the others; `tm-0` runs 0 and 2, `tm-1` runs 1 and 3. */
const oneHot = (records: number | null, over: Partial<GraphSubtask> = {}) =>
  subtasksBusy('join', [0.2, 0.1, 0.2, 0.98], (index) => ({
    recordsIn: index === 3 ? records : 100,
    taskManager: `tm-${index % 2}`,
    ...over,
  }));

/** 1 and 3 are hot, and alone on `tm-1`. */
const hotTaskManager = (over: (index: number) => Partial<GraphSubtask> = () => ({})) =>
  subtasksBusy('join', [0.3, 0.95, 0.3, 0.98], (index) => ({ taskManager: `tm-${index % 2}`, ...over(index) }));

describe('finds the guilty subtasks', () => {
  const indices = (subtasks: GraphSubtask[], join: Partial<GraphVertex> = busy) =>
    bottleneck(join, { subtasks }).subtasks;
  const shares = (...busyShares: number[]) => indices(subtasksBusy('join', busyShares));

  test.each<[string, string[], string[]]>([
    ['one of four', shares(0.2, 0.1, 0.2, 0.98), ['3']],
    ['two of four, the hotter first', shares(0.2, 0.9, 0.2, 0.98), ['3', '1']],
    ['not three of four', shares(0.98, 0.9, 0.2, 0.98), []],
    ['not all', shares(0.98, 0.9, 0.9, 0.98), []],
    ['one of two', shares(1, 0.1), ['0']],
    ['80 % as busy as the hottest is as hot', shares(0.8, 0.1, 0.1, 1), ['3', '0']],
    ['79 % as busy is not', shares(0.79, 0.1, 0.1, 1), ['3']],
    ['others so calm that all would have time', shares(0.73, 0.73, 0.73, 1), ['3']],
    ['not others so busy that nobody would', shares(0.74, 0.74, 0.74, 1), []],
    ['not a single one that was looked at', shares(1), []],
    [
      'the one with most records, when only the vertex tells',
      indices([], { ...busy, busyMean: 0.3, skewFactor: 3.4, skewSubtask: '3' }),
      ['3'],
    ],
    ['not it when the mean is as high', indices([], { ...busy, busyMean: 0.9, skewFactor: 3.4, skewSubtask: '3' }), []],
    [
      'still, with a mean of 70 % of the maximum',
      indices([], { busyMax: 1, busyMean: 0.7, skewFactor: 2, skewSubtask: '3' }),
      ['3'],
    ],
    ['not with more', indices([], { busyMax: 1, busyMean: 0.71, skewFactor: 2, skewSubtask: '3' }), []],
    ['nobody when only the vertex tells, and not which', indices([], { ...busy, busyMean: 0.3 }), []],
    [
      'nobody where the busy vertex has time',
      indices(
        oneHot(100).map((row) => ({ ...row, busy: 0.1 })),
        { busyMax: 0.1 }
      ),
      [],
    ],
  ])('%s', (_title, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('with their TaskManager, when it is one', () => {
    expect(bottleneck(busy, { subtasks: oneHot(100) }).taskManager).toBe('tm-1');
    expect(bottleneck(busy, { subtasks: hotTaskManager() }).taskManager).toBe('tm-1');
    expect(bottleneck(busy, { subtasks: equal() }).taskManager).toBeNull();
    expect(bottleneck(busy, { subtasks: oneHot(100, { taskManager: null }) }).taskManager).toBeNull();
    expect(bottleneck(busy, { subtasks: [] }).taskManager).toBeNull();
  });
});

describe('names the cause', () => {
  const pressed = (tm: object, all: object = {}) => taskManagersOf({ 'tm-1': tm, 'tm-0': {}, '*': all });
  const everywhere = (tm: object) => taskManagersOf({ 'tm-0': tm, 'tm-1': tm, '*': tm });
  const [hot, even] = [hotTaskManager(), equal()];
  const wide = { parallelism: 8 };

  test.each<[string, Bottleneck['cause'], Bottleneck['cause']]>([
    ['skew: one subtask is hot, and gets more records', causeOf(busy, { subtasks: oneHot(900) }), 'skew'],
    ['skew from 1.5 times the mean on', causeOf(busy, { subtasks: oneHot(180) }), 'skew'],
    ['not with less', causeOf(busy, { subtasks: oneHot(179) }), 'operator'],
    [
      'skew as the vertex tells',
      causeOf({ ...busy, skewFactor: 1.5, skewSubtask: '3' }, { subtasks: oneHot(null) }),
      'skew',
    ],
    [
      'not with less, as the vertex tells',
      causeOf({ ...busy, skewFactor: 1.49, skewSubtask: '3' }, { subtasks: oneHot(null) }),
      'operator',
    ],
    [
      'not when another subtask has the records',
      causeOf({ ...busy, skewFactor: 3, skewSubtask: '2' }, { subtasks: oneHot(null) }),
      'unknown',
    ],
    ['not when all are busy', causeOf({ ...busy, skewFactor: 3, skewSubtask: '3' }, { subtasks: even }), 'operator'],
    ['not known when rates are not', causeOf(busy, { subtasks: oneHot(null) }), 'unknown'],
    ['not known when few are hot, nobody knows which', causeOf({ ...busy, busyMean: 0.3 }), 'unknown'],
    ['not known when the mean is not', causeOf({ ...busy, busyMean: null }), 'unknown'],

    ['a slow TaskManager: it has the hot subtasks and no other', causeOf(busy, { subtasks: hot }), 'slowTaskManager'],
    [
      'also when records are not known',
      causeOf(busy, { subtasks: hotTaskManager(() => ({ recordsIn: null })) }),
      'slowTaskManager',
    ],
    [
      'skew before the TaskManager',
      causeOf(busy, { subtasks: hotTaskManager((index) => ({ recordsIn: index % 2 === 1 ? 900 : 100 })) }),
      'skew',
    ],
    [
      'not when it has a calm one, too',
      causeOf(busy, { subtasks: hotTaskManager((index) => (index === 0 ? { taskManager: 'tm-1' } : {})) }),
      'operator',
    ],
    [
      'not when the place of a calm one is not known',
      causeOf(busy, { subtasks: hotTaskManager((index) => (index === 0 ? { taskManager: null } : {})) }),
      'operator',
    ],
    [
      'one hot subtask alone on its TaskManager, with the same records',
      causeOf(busy, { subtasks: oneHot(100).map((row) => ({ ...row, taskManager: `tm-${row.index}` })) }),
      'slowTaskManager',
    ],
    [
      'unless its records are not known',
      causeOf(busy, { subtasks: oneHot(null).map((row) => ({ ...row, taskManager: `tm-${row.index}` })) }),
      'unknown',
    ],

    [
      'garbage collection there',
      causeOf(busy, { subtasks: hot, taskManagers: pressed({ gc: 0.1 }) }),
      'garbageCollection',
    ],
    [
      'not below a tenth of the time',
      causeOf(busy, { subtasks: hot, taskManagers: pressed({ gc: 0.099 }) }),
      'slowTaskManager',
    ],
    [
      'not when it is nearly the same on all',
      causeOf(busy, { subtasks: hot, taskManagers: pressed({ gc: 0.2 }, { gc: 0.161 }) }),
      'slowTaskManager',
    ],
    [
      'when it is a quarter more than on all',
      causeOf(busy, { subtasks: hot, taskManagers: pressed({ gc: 0.2 }, { gc: 0.16 }) }),
      'garbageCollection',
    ],
    [
      'when nobody knows of all',
      causeOf(busy, { subtasks: hot, taskManagers: taskManagersOf({ 'tm-1': { gc: 0.2 } }) }),
      'garbageCollection',
    ],
    [
      'of all, when all are busy',
      causeOf(busy, { subtasks: even, taskManagers: everywhere({ gc: 0.1 }) }),
      'garbageCollection',
    ],
    [
      'not of one of them, when all are busy',
      causeOf(busy, { subtasks: even, taskManagers: pressed({ gc: 0.15 }) }),
      'operator',
    ],
    [
      'of all, when nobody knows where they run',
      causeOf(busy, { taskManagers: taskManagersOf({ '*': { gc: 0.1 } }) }),
      'garbageCollection',
    ],

    ['CPU there', causeOf(busy, { subtasks: hot, taskManagers: pressed({ cpu: 0.9 }) }), 'cpu'],
    ['not below 90 %', causeOf(busy, { subtasks: hot, taskManagers: pressed({ cpu: 0.89 }) }), 'slowTaskManager'],
    [
      'not when it is the same on all',
      causeOf(busy, { subtasks: hot, taskManagers: pressed({ cpu: 0.95 }, { cpu: 0.9 }) }),
      'slowTaskManager',
    ],
    ['of all, when all are busy', causeOf(busy, { subtasks: even, taskManagers: everywhere({ cpu: 0.9 }) }), 'cpu'],
    [
      'garbage collection before CPU, which it takes',
      causeOf(busy, { subtasks: even, taskManagers: everywhere({ cpu: 0.95, gc: 0.3 }) }),
      'garbageCollection',
    ],
    [
      'CPU before too few subtasks: more would not help',
      causeOf(busy, { subtasks: even, taskManagers: everywhere({ cpu: 0.95 }) }, wide),
      'cpu',
    ],

    [
      'blocked: busy, and the cores have next to nothing to do',
      causeOf(busy, { subtasks: even, taskManagers: everywhere({ cpu: 0.01 }) }),
      'blocked',
    ],
    [
      'below 20 % of a core a busy thread',
      causeOf(busy, { subtasks: equal(1), taskManagers: everywhere({ cpu: 0.099 }) }),
      'blocked',
    ],
    ['not from there on', causeOf(busy, { subtasks: equal(1), taskManagers: everywhere({ cpu: 0.1 }) }), 'operator'],
    [
      'not on 48 cores, where 2 % is a whole thread',
      causeOf(busy, { subtasks: equal(1), taskManagers: everywhere({ cpu: 0.042, cores: 48 }) }),
      'operator',
    ],
    [
      'on 48 cores with a thread that does nothing',
      causeOf(busy, { subtasks: equal(1), taskManagers: everywhere({ cpu: 0.008, cores: 48 }) }),
      'blocked',
    ],
    [
      'not when the cores are not known',
      causeOf(busy, { subtasks: even, taskManagers: everywhere({ cpu: 0.01, cores: null }) }),
      'operator',
    ],
    [
      'not when one TaskManager is not known',
      causeOf(busy, { subtasks: even, taskManagers: taskManagersOf({ 'tm-0': { cpu: 0 } }) }),
      'operator',
    ],
    [
      'one hot subtask that waits, with no more records',
      causeOf(busy, { subtasks: oneHot(100), taskManagers: pressed({ cpu: 0.01 }) }),
      'blocked',
    ],
    [
      'blocked before too few subtasks',
      causeOf(busy, { subtasks: even, taskManagers: everywhere({ cpu: 0.01 }) }, wide),
      'blocked',
    ],

    ['too few subtasks: half as many as before', causeOf(busy, { subtasks: even }, wide), 'tooFewSubtasks'],
    ['not with more than half', causeOf(busy, { subtasks: even }, { parallelism: 7 }), 'operator'],
    ['one subtask behind many', causeOf({ ...busy, parallelism: 1, running: 1 }), 'tooFewSubtasks'],
    ['not when few are hot', causeOf(busy, { subtasks: oneHot(100) }, wide), 'operator'],
    ['not when the parallelism is not known', causeOf({ ...busy, parallelism: null }, {}, wide), 'operator'],

    [
      'bursts: busy less than half of the time',
      causeOf({ busyMax: 0.49, busyMean: 0.49 }, {}, { backpressuredMax: 0.6 }),
      'bursts',
    ],
    [
      'not from half of the time on',
      causeOf({ busyMax: 0.5, busyMean: 0.5 }, {}, { backpressuredMax: 0.6 }),
      'operator',
    ],
    [
      'the network, when it is busy 69 % as often as the other waits',
      causeOf({ busyMax: 0.344, busyMean: 0.344 }, {}, { backpressuredMax: 0.5 }),
      'network',
    ],
    [
      'bursts, when it is busy 70 % as often',
      causeOf({ busyMax: 0.351, busyMean: 0.351 }, {}, { backpressuredMax: 0.5 }),
      'bursts',
    ],
    [
      'at a busy vertex, whatever the other waits',
      causeOf({ busyMax: 0.8, busyMean: 0.8 }, {}, { backpressuredMax: 0.11 }),
      'operator',
    ],
  ])('%s', (_title, found, expected) => {
    expect(found).toBe(expected);
  });

  const calm = { busyMax: 0.1 };
  const aligned = (alignment: number | null, duration: number | null) => ({
    ...calm,
    checkpointAlignment: alignment,
    checkpointDuration: duration,
  });

  test.each<[string, Bottleneck['cause'], Bottleneck['cause']]>([
    ['alignment: most of a checkpoint, and a second', causeOf(aligned(1000, 2000)), 'alignment'],
    ['not when shorter', causeOf(aligned(999, 1500)), 'network'],
    ['not when most of the checkpoint was something else', causeOf(aligned(1000, 2001)), 'network'],
    ['not when the checkpoint is not known', causeOf(aligned(1000, null)), 'network'],
    [
      'not of a busy vertex, whose barriers wait for its records',
      causeOf({ ...busy, ...aligned(9000, 9000), busyMax: 0.97 }),
      'operator',
    ],
    ['no CPU for anybody', causeOf(calm, { taskManagers: taskManagersOf({ '*': { cpu: 0.9 } }) }), 'cpu'],
    [
      'long garbage collection everywhere',
      causeOf(calm, { taskManagers: taskManagersOf({ '*': { gc: 0.1 } }) }),
      'garbageCollection',
    ],
    ['nothing of it', causeOf(calm, { taskManagers: taskManagersOf({ '*': {} }) }), 'network'],
  ])('of a calm vertex: %s', (_title, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('gives the evidence', () => {
  test('of one hot subtask', () => {
    const taskManagers = taskManagersOf({ 'tm-1': { cpu: 0.5, gc: 0.03 }, '*': { cpu: 0.25, gc: 0.02 } });
    const join = { ...busy, recordsIn: 1200, checkpointAlignment: 40 };
    expect(bottleneck(join, { subtasks: oneHot(900), taskManagers }, { parallelism: 2 }).evidence).toEqual({
      busy: 0.98,
      busyOthers: (0.2 + 0.1 + 0.2) / 3,
      records: 900,
      recordsAll: 1200,
      skewFactor: 3,
      cpu: 0.5,
      cpuAll: 0.25,
      gc: 0.03,
      gcAll: 0.02,
      alignment: 40,
      parallelism: 4,
      parallelismBefore: 2,
    });
  });

  test('of equal ones, with the worst of their TaskManagers', () => {
    const taskManagers = taskManagersOf({ 'tm-0': { cpu: 0.3 }, 'tm-1': { cpu: 0.4 } });
    expect(bottleneck({ ...busy, recordsIn: null }, { subtasks: equal(), taskManagers }).evidence).toMatchObject({
      busyOthers: null,
      records: 1200,
      recordsAll: 1200,
      skewFactor: 1,
      cpu: 0.4,
      cpuAll: null,
    });
  });

  test('null for what is not known', () => {
    const { evidence } = bottleneck({ ...busy, parallelism: null, recordsIn: null }, {}, { parallelism: null });
    const { busy: share, ...others } = evidence;
    expect(share).toBe(0.97);
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });

  test('with the records that a source gives', () => {
    const subtasks = [
      subtaskRow('source', 0, { busy: 1, recordsIn: 0, recordsOut: 700 }),
      subtaskRow('source', 1, { recordsIn: 0, recordsOut: 100 }),
    ];
    const diagnosis = diagnose(jobOf('source>sink', { source: { recordsIn: 0, recordsOut: 800 } }, { subtasks }));
    expect(diagnosis).toMatchObject({
      because: 'sources',
      concerns: [{ cause: 'skew', subtasks: ['0'], evidence: { records: 700, recordsAll: 800, skewFactor: 1.75 } }],
    });
  });
});
