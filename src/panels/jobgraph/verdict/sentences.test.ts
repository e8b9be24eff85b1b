import { type Bottleneck, type Cause, type Concern, type Diagnosis, type Evidence } from '../../../diagnosis/diagnosis';
import { verdicts } from '../../../frames/verdict';
import { bottleneckOf, noEvidence } from '../../../testing/diagnoses';
import { graphOf, now, vertexRow } from '../../../testing/jobGraphs';
import { words as fetchWords } from '../words';
import { bottleneckText, quietText } from './sentences';
import { sinceIn } from './since';

const words = fetchWords();
const clock = { timeZone: 'utc', now };
const graph = graphOf('orders>join', {
  vertices: [vertexRow('orders'), vertexRow('join', { title: 'IntervalJoin → Calc' })],
});

const bottleneck = (cause: Cause, over: Partial<Bottleneck> = {}, found: Partial<Evidence> = {}): Bottleneck =>
  bottleneckOf('join', { cause, ...over, evidence: { ...noEvidence, busy: 1, parallelism: 8, ...found } });
const textOf = (place: Bottleneck) => bottleneckText(place, graph, null, clock, words);
/** Percentages are not broken from their numbers. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('says it as people on call want to hear it', () => {
  const place = bottleneck(
    'skew',
    { subtasks: ['6'], taskManager: 'tm-3', heldBack: ['a', 'b', 'c'] },
    { busyOthers: 0.39, records: 8_900, recordsAll: 16_500, skewFactor: 3.42 }
  );
  const since = { time: now - 185_000, orLonger: false };
  const { headline, details, spoken } = bottleneckText(place, graph, since, clock, words);
  expect(plain(headline)).toBe(
    'IntervalJoin → Calc is the bottleneck: subtask 6 on tm-3 is busy 100 %, the other 7 on average 39 %.'
  );
  expect(details).toEqual([
    'It gets 8.9k of 16.5k records/s (skew 3.4×).',
    'It has held back 3 vertices since 02:14.',
    'Looks like a hot key, not a lack of resources.',
  ]);
  expect(spoken).toBe('Bottleneck: IntervalJoin → Calc, subtask 6. Looks like a hot key, not a lack of resources.');
});

it.each<[string, Bottleneck, string]>([
  [
    'one without a TaskManager',
    bottleneck('skew', { subtasks: ['6'] }, { busyOthers: 0.1 }),
    'subtask 6 is busy 100 %, the other 7 on average 10 %.',
  ],
  [
    'one of two',
    bottleneck('skew', { subtasks: ['1'], taskManager: 'tm' }, { busyOthers: 0.1, parallelism: 2 }),
    'subtask 1 on tm is busy 100 %, the other one 10 %.',
  ],
  [
    'one of two, nowhere',
    bottleneck('skew', { subtasks: ['1'] }, { busyOthers: 0.1, parallelism: 2 }),
    'subtask 1 is busy 100 %, the other one 10 %.',
  ],
  [
    'one, others not known',
    bottleneck('skew', { subtasks: ['1'], taskManager: 'tm' }),
    'subtask 1 on tm is busy 100 %.',
  ],
  ['one, nothing else known', bottleneck('skew', { subtasks: ['1'] }), 'subtask 1 is busy 100 %.'],
  [
    'several',
    bottleneck('skew', { subtasks: ['1', '4'] }, { busyOthers: 0.2 }),
    '2 of its 8 subtasks (1, 4) are busy up to 100 %, the rest on average 20 %.',
  ],
  [
    'several on one TaskManager',
    bottleneck('slowTaskManager', { subtasks: ['1', '4'], taskManager: 'tm' }, { busyOthers: 0.2 }),
    '2 of its 8 subtasks (1, 4), all on tm, are busy up to 100 %, the rest on average 20 %.',
  ],
  [
    'several, others not known',
    bottleneck('skew', { subtasks: ['5', '4', '3', '2', '1'] }),
    '5 of its 8 subtasks (5, 4, 3, 2, …) are busy up to 100 %.',
  ],
  [
    'several there, others not known',
    bottleneck('skew', { subtasks: ['5', '4'], taskManager: 'tm' }),
    '2 of its 8 subtasks (5, 4), all on tm, are busy up to 100 %.',
  ],
  [
    'the only one',
    bottleneck('operator', { subtasks: ['0'] }, { parallelism: 1, busy: 0.97 }),
    'its only subtask is busy 97 %.',
  ],
  ['all', bottleneck('operator'), 'every one of its 8 subtasks is busy, up to 100 %.'],
  [
    'all named',
    bottleneck('operator', { subtasks: ['0', '1'] }, { parallelism: 2 }),
    'every one of its 2 subtasks is busy, up to 100 %.',
  ],
  ['none known', bottleneck('unknown'), 'its busiest subtask is busy 100 %.'],
])('the headline: %s', (_, place, end) => {
  expect(plain(textOf(place).headline)).toBe(`IntervalJoin → Calc is the bottleneck: ${end}`);
});

it.each<[Bottleneck, string]>([
  [
    bottleneck('network', {}, { busy: 0.1 }),
    'Backpressure begins at IntervalJoin → Calc, though it is busy only 10 %.',
  ],
  [
    bottleneck('alignment', {}, { busy: null }),
    'Backpressure begins behind IntervalJoin → Calc, which is not backpressured itself.',
  ],
  [bottleneck('starting'), 'IntervalJoin → Calc takes no records yet: its subtasks are starting.'],
  [
    bottleneck('bursts', {}, { busy: 0.4 }),
    'IntervalJoin → Calc is the bottleneck whenever it is busy, 40 % of the time.',
  ],
  [bottleneck('unknown', {}, { busy: null }), 'IntervalJoin → Calc is the bottleneck; how busy it is, is not known.'],
  [
    bottleneck('unknown', { vertex: 'gone' }, { parallelism: 1 }),
    'gone is the bottleneck: its only subtask is busy 100 %.',
  ],
])('the headline of a calm or unknown place %#', (place, text) => {
  expect(plain(textOf(place).headline)).toBe(text);
});

it.each<[Cause, Partial<Bottleneck>, Partial<Evidence>, string[]]>([
  [
    'skew',
    { subtasks: ['1', '2'] },
    { records: 10, recordsAll: 20, skewFactor: 4 },
    ['They get 10 of 20 records/s (skew 4.0×).', 'Looks like a hot key, not a lack of resources.'],
  ],
  [
    'skew',
    { subtasks: ['1'] },
    { skewFactor: 4 },
    ['The hottest subtask gets 4.0 times the records of the mean.', 'Looks like a hot key, not a lack of resources.'],
  ],
  ['skew', {}, {}, ['Looks like a hot key, not a lack of resources.']],
  [
    'garbageCollection',
    { taskManager: 'tm' },
    { gc: 0.4, gcAll: 0.01 },
    [
      'tm spends 40 % of its time on garbage collection, all TaskManagers on average 1 %.',
      'Looks like a heap that is too small, or too many objects.',
    ],
  ],
  [
    'garbageCollection',
    { taskManager: 'tm' },
    { gc: 0.4 },
    ['tm spends 40 % of its time on garbage collection.', 'Looks like a heap that is too small, or too many objects.'],
  ],
  [
    'garbageCollection',
    {},
    { gc: 0.4 },
    [
      'Its TaskManagers spend up to 40 % of their time on garbage collection.',
      'Looks like a heap that is too small, or too many objects.',
    ],
  ],
  [
    'cpu',
    { taskManager: 'tm' },
    { cpu: 0.98, cpuAll: 0.4 },
    [
      'The CPU of tm is used 98 %, that of all TaskManagers on average 40 %.',
      'Looks like a TaskManager that has no CPU to spare.',
    ],
  ],
  [
    'cpu',
    { taskManager: 'tm' },
    { cpu: 0.98 },
    ['The CPU of tm is used 98 %.', 'Looks like a TaskManager that has no CPU to spare.'],
  ],
  [
    'cpu',
    {},
    { cpu: 0.98 },
    ['The CPUs of its TaskManagers are used up to 98 %.', 'Looks like a TaskManager that has no CPU to spare.'],
  ],
  [
    'slowTaskManager',
    { taskManager: 'tm', subtasks: ['1', '2'] },
    {},
    ['They get no more records than the others; what they share is tm.', 'Looks like a slow machine, not a hot key.'],
  ],
  [
    'slowTaskManager',
    { taskManager: 'tm', subtasks: ['1'] },
    {},
    ['It gets no more records than the others; what sets it apart is tm.', 'Looks like a slow machine, not a hot key.'],
  ],
  [
    'blocked',
    { taskManager: 'tm' },
    { cpu: 0.05 },
    [
      'It is busy, yet the CPU of tm is used only 5 %.',
      'It waits for something outside of Flink, or for CPU that the machine does not give.',
    ],
  ],
  [
    'blocked',
    {},
    { cpu: 0.05 },
    [
      'It is busy, yet the CPU is used only 5 %.',
      'It waits for something outside of Flink, or for CPU that the machine does not give.',
    ],
  ],
  [
    'alignment',
    {},
    { alignment: 45_000 },
    ['Checkpoint barriers waited for each other up to 45 s.', 'Looks like checkpoints that hold records up.'],
  ],
  [
    'tooFewSubtasks',
    {},
    { parallelism: 2, parallelismBefore: 16 },
    ['2 subtasks take what 16 send.', 'Looks like too few subtasks for what comes in.'],
  ],
  [
    'tooFewSubtasks',
    {},
    { parallelism: 1, parallelismBefore: 16 },
    ['One subtask takes what 16 send.', 'Looks like too few subtasks for what comes in.'],
  ],
  [
    'operator',
    {},
    { recordsAll: 949 },
    ['Together they take 949 records/s.', 'Looks like work that is too much for all of them, evenly spread.'],
  ],
  [
    'operator',
    {},
    { recordsAll: 949, parallelism: 1 },
    ['It takes 949 records/s.', 'Looks like work that is too much for it.'],
  ],
  ['bursts', {}, {}, ['Looks like work in bursts: a window that fires, a batch that is written.']],
  ['starting', {}, {}, ['Looks like a start that is not over: state is restored, or slots are missing.']],
  ['network', {}, {}, ['Looks like network or buffers, not a busy operator.']],
  ['unknown', {}, {}, ['Too little is known to say why.']],
])('%s: evidence and what it looks like', (cause, over, found, details) => {
  expect(textOf(bottleneck(cause, over, found)).details.map(plain)).toEqual(details);
});

it.each([
  [['a'], null, 'It holds back 1 vertex.'],
  [['a', 'b'], null, 'It holds back 2 vertices.'],
  [['a'], { time: now - 60_000, orLonger: false }, 'It has held back 1 vertex since 02:16.'],
  [['a'], { time: now - 60_000, orLonger: true }, 'It has held back 1 vertex since 02:16 at least.'],
  [['a', 'b'], { time: now - 60_000, orLonger: true }, 'It has held back 2 vertices since 02:16 at least.'],
  [['a', 'b'], { time: now - 3 * 86_400_000, orLonger: false }, 'It has held back 2 vertices since 2026-02-26 02:17.'],
])('what it holds back, since when %#', (heldBack, since, sentence) => {
  expect(bottleneckText(bottleneck('unknown', { heldBack }), graph, since, clock, words).details).toContain(sentence);
});

it('keeps names as they are, and short', () => {
  const hostile = '<b onclick=x>{{- busy}}$t(card.in)';
  const named = graphOf('join', { vertices: [vertexRow('join', { title: hostile })] });
  const text = bottleneckText(bottleneck('operator', {}, { parallelism: 1 }), named, null, clock, words);
  expect(plain(text.headline)).toBe(`${hostile} is the bottleneck: its only subtask is busy 100 %.`);
  const long = graphOf('join', { vertices: [vertexRow('join', { title: 'x'.repeat(10_000) })] });
  expect(bottleneckText(bottleneck('skew'), long, null, clock, words).headline.length).toBeLessThan(200);
});

it('what is heard does not change with the numbers', () => {
  const spoken = (busy: number) =>
    textOf(bottleneck('operator', { heldBack: ['a'] }, { busy, recordsAll: busy * 900 })).spoken;
  expect(spoken(0.97)).toBe(spoken(1));
});

type Quiet = Exclude<Diagnosis, { kind: 'bottlenecks' }>;

describe('without a bottleneck', () => {
  const concern = (kind: Concern['kind'], subtasks: string[]): Concern => ({
    ...bottleneck('operator', { subtasks }),
    kind,
  });

  it.each<[Quiet, string]>([
    [{ kind: 'none', because: 'healthy', concerns: [], notKnown: 0 }, 'No bottleneck: every vertex keeps up.'],
    [{ kind: 'none', because: 'idle', concerns: [], notKnown: 0 }, 'No bottleneck: no records flow.'],
    [
      { kind: 'none', because: 'sources', concerns: [], notKnown: 0 },
      'No bottleneck: the job could take more than its sources give.',
    ],
    [
      { kind: 'none', because: 'healthy', concerns: [], notKnown: 2 },
      'No bottleneck among the vertices that have values; without: 2.',
    ],
    [
      { kind: 'none', because: 'healthy', concerns: [concern('nearLimit', [])], notKnown: 0 },
      'No bottleneck: every vertex keeps up. The first to become one: IntervalJoin → Calc, busy 100 %.',
    ],
    [
      { kind: 'none', because: 'healthy', concerns: [concern('uneven', ['3'])], notKnown: 0 },
      'No bottleneck: every vertex keeps up. IntervalJoin → Calc is uneven: subtask 3 does most of the work.',
    ],
    [{ kind: 'unknown', because: 'noValues' }, 'Bottleneck not known: how busy the tasks are has not been measured.'],
    [{ kind: 'unknown', because: 'justStarted' }, 'Bottleneck not known yet: the tasks have just started.'],
  ])('%#', (diagnosis, text) => {
    expect(plain(quietText(diagnosis, graph) ?? '')).toBe(text);
  });

  it('leaves it to the line about the state where the job does not run', () => {
    expect(quietText({ kind: 'unknown', because: 'notRunning' }, graph)).toBeNull();
  });
});

it('reads since when from the frame of the data source, if it gives one', () => {
  const row = { title: null, cause: 'skew', heldBack: 1, subtasks: null, taskManager: null, ...noEvidence };
  const frame = verdicts.frame([
    { ...row, vertex: 'a', since: 5, isOlder: false },
    { ...row, vertex: 'b', since: 6, isOlder: true },
    { ...row, vertex: 'c', since: null, isOlder: null },
  ]);
  expect([...sinceIn([frame])]).toEqual([
    ['a', { time: 5, orLonger: false }],
    ['b', { time: 6, orLonger: true }],
  ]);
  expect(sinceIn([]).size).toBe(0);
});
