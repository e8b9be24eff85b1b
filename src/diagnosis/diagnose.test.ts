import { graphOf, jobRow, now, subtaskRow } from '../testing/jobGraphs';
import { busy, busyAndHeld, busyUnknown, dark, held, jobOf, subtasksBusy } from '../testing/scenario';
import { type JobGraph } from '../frames/jobGraph';
import { diagnose } from './diagnose';

/** In few words: `join operator < clicks orders` for a bottleneck and whom it holds back, `(sink nearLimit)` for a concern. */
function said(graph: JobGraph): string {
  const diagnosis = diagnose(graph);
  if (diagnosis.kind === 'unknown') {
    return `unknown ${diagnosis.because}`;
  }
  const concerns = diagnosis.concerns.map(({ vertex, kind }) => `(${vertex} ${kind})`);
  const found =
    diagnosis.kind === 'none'
      ? [`none ${diagnosis.because}`]
      : diagnosis.bottlenecks.map(({ vertex, cause, heldBack }) => [vertex, cause, '<', ...heldBack].join(' '));
  return [...found, ...concerns].join('; ');
}

const chain = 'source>map map>join join>sink';

describe('says where backpressure ends', () => {
  test.each<[string, JobGraph, string]>([
    ['at a busy vertex', jobOf(chain, { source: held, map: held, join: busy }), 'join operator < map source'],
    [
      'at a busy sink',
      jobOf(chain, { source: held, map: held, join: held, sink: busy }),
      'sink operator < join map source',
    ],
    ['right after the source', jobOf(chain, { source: held, map: busy }), 'map operator < source'],
    [
      'below two sources of the older kind',
      jobOf('a>join b>join', {
        a: { ...held, ...busyUnknown },
        b: { ...held, ...busyUnknown, backpressuredMax: 0.95 },
        join: busy,
      }),
      'join operator < b a',
    ],
    [
      'where the other input of a join is idle',
      jobOf('a>join b>join', { a: held, b: { busyMax: 0, busyMean: 0 }, join: busy }),
      'join operator < a',
    ],
    [
      'in two branches of one source',
      jobOf('source>a source>b a>x b>y', { source: held, a: busy, b: { ...busy, busyMax: 0.9 } }),
      'a operator < source; b operator < source',
    ],
    [
      'in two jobs side by side, of which one waits more',
      jobOf('s>a t>u u>b', { s: held, a: busy, t: held, u: held, b: busy }),
      'b operator < u t; a operator < s',
    ],
    [
      'twice in a chain, when a busy vertex waits a little',
      jobOf(chain, { source: held, map: busyAndHeld, join: busy }),
      'map operator < source; join operator < map',
    ],
    [
      'once in a chain, when the busy source waits a little',
      jobOf('source>map', { source: busyAndHeld, map: busy }),
      'map operator < source; (source nearLimit)',
    ],
    ['beside a calm branch', jobOf('source>a source>b', { source: held, a: busy }), 'a operator < source'],
    [
      'at one of several calm ones, the busiest',
      jobOf('source>a source>b', { source: held, a: { busyMax: 0.3 }, b: { busyMax: 0.31 } }),
      'b network < source',
    ],
    [
      'at a broadcast',
      { ...graphOf('rules>join'), ...jobOf('rules>join', { rules: held, join: busy }) },
      'join operator < rules',
    ],
    ['in a cycle', jobOf('s>a a>b b>a b>sink', { s: held, a: held, b: busy }), 'b operator < a s'],
    ['in a vertex that feeds itself', jobOf('s>a a>a', { s: held, a: busy }), 'a operator < s'],
    ['in a circle of vertices that all wait', jobOf('a>b b>a', { a: held, b: held }), 'a unknown < b'],
    ['below one that gives no values', jobOf(chain, { source: held, map: dark, join: busy }), 'join operator < source'],
    [
      'at one that gives no values, with nobody busy below',
      jobOf(chain, { source: held, map: dark }),
      'map unknown < source',
    ],
    [
      'at one whose busy time is not known',
      jobOf(chain, { source: held, map: { ...busyUnknown } }),
      'map unknown < source',
    ],
    [
      'below one whose busy time is not known and that waits',
      jobOf(chain, { source: held, map: { ...held, ...busyUnknown }, join: busy }),
      'join operator < map source',
    ],
    ['nowhere in the graph', jobOf(chain, { sink: held }), 'sink unknown <'],
    [
      'at a vertex that is not the one below, because that has finished',
      jobOf('source>a source>b', { source: held, a: { ...busy, state: 'FINISHED' }, b: busy }),
      'b operator < source',
    ],
  ])('%s', (_title, graph, expected) => {
    expect(said(graph)).toBe(expected);
  });
});

describe('tells apart why it ends', () => {
  const ended = (join: object, source: object = held) => jobOf('source>join join>sink', { source, join });
  const low = { ...held, backpressuredMax: 0.2, backpressuredMean: 0.2 };

  test.each<[string, JobGraph, string]>([
    ['neither busy nor backpressured: the network', ended({ busyMax: 0.2 }), 'join network < source'],
    [
      'nearly as busy as the other waits: it is the operator',
      ended({ busyMax: 0.7, busyMean: 0.7 }),
      'join operator < source',
    ],
    [
      'busy seldom, but as often as the other waits: bursts',
      ended({ busyMax: 0.3, busyMean: 0.3 }, low),
      'join bursts < source',
    ],
    [
      'idle while the other waits now and then: the network',
      ended({ busyMax: 0.05, busyMean: 0.05 }, low),
      'join network < source',
    ],
    ['a low mean that may hide a hot subtask', ended({ busyMax: null, busyMean: 0.3 }), 'join unknown < source'],
    ['a low mean that cannot hide one', ended({ busyMax: null, busyMean: 0.1 }), 'join network < source'],
    [
      'a low mean, and the hot subtask is known',
      {
        ...ended({ busyMax: null, busyMean: 0.3 }),
        subtasks: subtasksBusy('join', [0.1, 0.1, 1, 0.1], (index) => ({ recordsIn: index === 2 ? 900 : 100 })),
      },
      'join skew < source',
    ],
    ['subtasks that restore their state', ended({ ...dark, state: 'INITIALIZING' }), 'join starting < source'],
    [
      'some subtasks that restore their state',
      ended({ busyMax: 0.1, tasks: 'RUNNING 3, INITIALIZING 1' }),
      'join starting < source',
    ],
    [
      'a count of none that restores its state',
      ended({ busyMax: 0.1, tasks: 'RUNNING 4, INITIALIZING 0' }),
      'join network < source',
    ],
    [
      'subtasks that restore their state while others are busy',
      ended({ ...busy, tasks: 'RUNNING 3, INITIALIZING 1' }),
      'join operator < source',
    ],
    [
      'a vertex that passes on too little of it',
      jobOf('source>map map>sink', { source: held, map: { busyMax: 0.1, backpressuredMax: 0.2 }, sink: busy }),
      'map network < source; sink operator < map',
    ],
    [
      'a blocking exchange holds nobody back',
      {
        ...jobOf('a>b', { a: held, b: busy }),
        edges: graphOf('a>b').edges.map((edge) => ({ ...edge, exchange: 'BLOCKING' })),
      },
      'a unknown <; (b nearLimit)',
    ],
  ])('%s', (_title, graph, expected) => {
    expect(said(graph)).toBe(expected);
  });
});

describe('says when nothing holds the job back', () => {
  const quiet = { busyMax: 0, busyMean: 0, recordsIn: 0, recordsOut: 0 };

  test.each<[string, JobGraph, string]>([
    ['all is well', graphOf(chain), 'none healthy'],
    ['all wait for records', jobOf('a>b', { a: quiet, b: quiet }), 'none idle'],
    ['all are calm, but records flow', jobOf('a>b', { a: { ...quiet, recordsOut: 5 }, b: quiet }), 'none healthy'],
    ['nobody counts records, but one works', jobOf('a>b', { a: quiet, b: { ...quiet, busyMax: 0.3 } }), 'none healthy'],
    ['the source is busy all the time', jobOf(chain, { source: busy }), 'none sources; (source nearLimit)'],
    ['the only vertex is busy all the time', jobOf('all', { all: busy }), 'none healthy; (all nearLimit)'],
    ['a sink is near its limit', jobOf(chain, { sink: busy }), 'none healthy; (sink nearLimit)'],
    [
      'a source and a sink are near their limit, the sink more',
      jobOf(chain, { source: { ...busy, busyMax: 0.9 }, sink: busy }),
      'none healthy; (sink nearLimit); (source nearLimit)',
    ],
    [
      'a batch job uses all it gets',
      jobOf(chain, { source: busy }, { job: jobRow({ type: 'BATCH' }) }),
      'none healthy',
    ],
    [
      'stages of a batch job are done',
      jobOf(
        'a>b b>c',
        { a: { ...busy, state: 'FINISHED' }, c: { ...dark, state: 'CREATED' } },
        { job: jobRow({ type: 'BATCH' }) }
      ),
      'none healthy',
    ],
    [
      'one vertex waits as little as Flink calls OK',
      jobOf('a>b', { a: { ...held, backpressuredMax: 0.1 } }),
      'none healthy',
    ],
    [
      'one subtask does most of the work',
      {
        ...jobOf('a>b', { b: { busyMax: 0.3 } }),
        subtasks: subtasksBusy('b', [0.01, 0.01, 0.3, 0.02], (index) => ({ recordsIn: index === 2 ? 1800 : 60 })),
      },
      'none healthy; (b uneven)',
    ],
    [
      'one subtask is busier, and its records are not known yet',
      { ...graphOf('a>b'), subtasks: subtasksBusy('b', [0.01, 0.01, 0.3, 0.02], () => ({ recordsIn: null })) },
      'none healthy; (b uneven)',
    ],
    [
      'one subtask is busier with no more records',
      { ...graphOf('a>b'), subtasks: subtasksBusy('b', [0.01, 0.01, 0.3, 0.02], () => ({ taskManager: 'tm' })) },
      'none healthy',
    ],
    [
      'a hot subtask has finished',
      { ...graphOf('a>b'), subtasks: [subtaskRow('b', 0), subtaskRow('b', 1, { busy: 1, state: 'FINISHED' })] },
      'none healthy',
    ],
    [
      'a hot subtask is gone since the parallelism fell',
      { ...jobOf('a>b', { b: { parallelism: 2 } }), subtasks: subtasksBusy('b', [0.1, 0.1, 1]) },
      'none healthy',
    ],
    [
      'an older attempt of a subtask was hot',
      {
        ...graphOf('a>b'),
        subtasks: [subtaskRow('b', 0, { busy: 1, attempt: 1 }), subtaskRow('b', 0, { attempt: 2 })],
      },
      'none healthy',
    ],
    [
      'subtasks are of vertices that nobody knows',
      { ...graphOf('a>b'), subtasks: subtasksBusy('x', [1, 1]) },
      'none healthy',
    ],
    [
      'a vertex below is young and says to be busy',
      jobOf('a>b', { b: { ...busy, started: now - 4000 } }),
      'none healthy',
    ],
    [
      'values are not numbers',
      jobOf('a>b', { a: { busyMax: NaN, backpressuredMax: Infinity, backpressuredMean: NaN }, b: { busyMax: -1 } }),
      'none healthy',
    ],
  ])('%s', (_title, graph, expected) => {
    expect(said(graph)).toBe(expected);
  });

  test('and how many vertices it knows nothing of', () => {
    expect(diagnose(jobOf(chain, { map: dark, sink: { state: 'FINISHED' } }))).toMatchObject({ notKnown: 1 });
    expect(diagnose(graphOf(chain))).toMatchObject({ notKnown: 0 });
  });
});

describe('draws its lines', () => {
  const share = (busyMax: number) => said(jobOf('a>b', { b: { busyMax, busyMean: busyMax } }));
  const uneven = (most: number) =>
    said({
      ...jobOf('a>b', { b: { busyMax: most, busyMean: most / 4 } }),
      subtasks: subtasksBusy('b', [0, 0, most, 0], (index) => ({ recordsIn: index === 2 ? 900 : 10 })),
    });
  const quiet = (busyMax: number) => {
    const nothing = { busyMax, busyMean: busyMax, recordsIn: 0, recordsOut: 0 };
    return said(jobOf('a>b', { a: nothing, b: nothing }));
  };
  const waiting = (backpressuredMax: number) => said(jobOf('a>b', { a: { ...held, backpressuredMax }, b: busy }));
  const between = (busyMax: number) => said(jobOf('a>b b>c', { a: held, b: { ...busyAndHeld, busyMax }, c: busy }));

  test.each([
    ['near its limit is who is busy for 80 %', share(0.8), 'none healthy; (b nearLimit)'],
    ['not who is busy for 79 %', share(0.799), 'none healthy'],
    ['uneven matters from 10 % on', uneven(0.1), 'none healthy; (b uneven)'],
    ['not below', uneven(0.099), 'none healthy'],
    ['idle is a job below 5 %', quiet(0.049), 'none idle'],
    ['not one with 5 %', quiet(0.05), 'none healthy'],
    ['backpressured is more than 10 %', waiting(0.101), 'b operator < a'],
    ['not 10 %', waiting(0.1), 'none healthy; (b nearLimit)'],
    ['who waits a little is busy itself from 80 % on', between(0.8), 'b operator < a; c operator < b'],
    ['below, it passes on', between(0.799), 'c operator < b a'],
  ])('%s', (_title, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('says when it does not know', () => {
  const sick = { source: held, map: busy };
  const young = { started: now - 1000 - 9_000 };

  test.each<[string, JobGraph, string]>([
    ['the job restarts', jobOf(chain, sick, { job: jobRow({ state: 'RESTARTING' }) }), 'unknown notRunning'],
    ['the job has finished', jobOf(chain, sick, { job: jobRow({ state: 'FINISHED' }) }), 'unknown notRunning'],
    [
      'the job has been running for less than 10 s',
      jobOf(chain, sick, { job: jobRow({ uptime: 9_999 }) }),
      'unknown justStarted',
    ],
    [
      'the job has been running for 10 s',
      jobOf(chain, sick, { job: jobRow({ uptime: 10_000 }) }),
      'map operator < source',
    ],
    ['all tasks are younger than 10 s', jobOf('a>b', { a: young, b: young }), 'unknown justStarted'],
    ['all tasks are 10 s old', jobOf('a>b', { a: { started: now - 11_000 }, b: young }), 'none healthy'],
    ['no vertex has values', jobOf('a>b', { a: dark, b: dark }), 'unknown noValues'],
    ['most vertices have none', jobOf('a>b b>c', { a: dark, b: dark }), 'unknown noValues'],
    ['half of the vertices have none', jobOf('a>b', { a: dark }), 'none healthy'],
    ['there are no vertices', graphOf(''), 'unknown noValues'],
    ['all vertices have ended', jobOf('a', { a: { state: 'FINISHED' } }), 'unknown noValues'],
    ['the graph is of another source, without a job', jobOf(chain, sick, { job: null }), 'map operator < source'],
    [
      'the state of the vertices is not known',
      jobOf(chain, {
        source: { ...held, state: null, tasks: null, running: null, started: null },
        map: { ...busy, state: null },
      }),
      'map operator < source',
    ],
  ])('%s', (_title, graph, expected) => {
    expect(said(graph)).toBe(expected);
  });
});
