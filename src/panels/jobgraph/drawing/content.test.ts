import { createTheme } from '@grafana/data';
import { type GraphVertex } from '../../../frames/jobGraph';
import { graphOf, now, subtaskRow, vertexRow } from '../../../testing/jobGraphs';
import { plainFigures } from '../figures';
import { subtasksByVertex } from '../heat';
import { defaultOptions, type Options } from '../options';
import { words } from '../words';
import { Cards } from './cards';
import { contentOf, type ContentParts, taskParts } from './content';
import { styleOf } from './style';

const style = styleOf(createTheme(), 'test');
const texts = words();

const partsOf = (over: Partial<ContentParts> = {}, options: Partial<Options> = {}): ContentParts => ({
  options: { ...defaultOptions, ...options },
  figures: plainFigures,
  style,
  words: texts,
  subtasks: new Map(),
  old: new Map(),
  ranks: new Map(),
  ...over,
});

const content = (vertex: Partial<GraphVertex>, options: Partial<Options> = {}, over: Partial<ContentParts> = {}) =>
  contentOf(vertexRow('a', vertex), partsOf(over, options));

/** Of a vertex of which no bytes are known, unless it says so. */
const factsOf = (vertex: Partial<GraphVertex>, options: Partial<Options> = {}) =>
  content({ bytesIn: null, bytesOut: null, ...vertex }, options).facts.map(({ label, text, tone }) => [
    `${label} ${text}`.trim().replaceAll('\u00a0', ' '),
    tone,
  ]);

it.each<[string, Partial<GraphVertex>, Partial<Options>, string[][]]>([
  ['a watermark', { watermarkLag: 14_000 }, {}, [['watermark −14 s', 'plain']]],
  ['a late one', { watermarkLag: 60_000 }, {}, [['watermark −1 min', 'warning']]],
  ['one that is not late yet', { watermarkLag: 60_000 }, { watermarkLimit: 61 }, [['watermark −1 min', 'plain']]],
  ['an even load', { skewFactor: 1.9, skewSubtask: '6' }, {}, []],
  ['a skew', { skewFactor: 3.4, skewSubtask: '6' }, {}, [['skew 3.4× · subtask 6', 'warning']]],
  ['a skew of nobody', { skewFactor: 2, skewSubtask: null }, {}, [['skew 2.0×', 'warning']]],
  ['a skew below the limit', { skewFactor: 3.4, skewSubtask: '6' }, { skewLimit: 4 }, []],
  [
    'a skew below the limit that gives the colour',
    { skewFactor: 1.2, skewSubtask: '6' },
    { colourBy: 'skew' },
    [['skew 1.2× · subtask 6', 'plain']],
  ],
  ['a checkpoint', { checkpointDuration: 800 }, {}, []],
  [
    'a checkpoint that gives the colour',
    { checkpointDuration: 800 },
    { colourBy: 'checkpoint' },
    [['checkpoint 800 ms', 'plain']],
  ],
  ['a first attempt', { attempt: 0 }, {}, []],
  ['restarts', { attempt: 3 }, {}, [['restarted 3×', 'quiet']]],
  ['bytes that arrive', { bytesIn: 2_048, bytesOut: 5 }, {}, [['data 2.0 KiB/s', 'quiet']]],
  ['bytes of a source', { bytesIn: null, bytesOut: 2_048 }, {}, [['data 2.0 KiB/s', 'quiet']]],
  [
    'bytes beside a watermark',
    { watermarkLag: 14_000, bytesIn: 5 },
    {},
    [
      ['watermark −14 s', 'plain'],
      ['data 5 B/s', 'quiet'],
    ],
  ],
  ['tasks in several states', { tasks: 'FINISHED 2, RUNNING 6' }, {}, [['RUNNING 6 · FINISHED 2', 'plain']]],
])('says of %s', (_, vertex, options, expected) => {
  expect(factsOf(vertex, options)).toEqual(expected);
});

it('says the most important first', () => {
  const vertex = { watermarkLag: 1_500, skewFactor: 3, skewSubtask: '0', attempt: 1 };
  expect(factsOf(vertex).map(([text]) => text)).toEqual(['skew 3.0× · subtask 0', 'watermark −1.5 s', 'restarted 1×']);
  expect(factsOf(vertex, { colourBy: 'watermark' })[0]?.[0]).toBe('watermark −1.5 s');
  expect(factsOf({ ...vertex, tasks: 'RUNNING 1, FAILED 1' }, { colourBy: 'skew' })[0]?.[0]).toContain('skew');
});

it('has fewer words for a bar that is too narrow', () => {
  expect(content({ backpressuredMax: 0.99 }).bar).toMatchObject({
    text: 'backpressured 99\u00a0%',
    short: '99\u00a0%',
  });
  expect(content({ busyMax: null }).bar).toMatchObject({ text: 'ok · busy not known', short: 'ok · busy not known' });
});

it.each([
  [null, null],
  ['RUNNING 8', null],
  ['RUNNING 8, FINISHED 0', null],
  ['FAILED 1, DEPLOYING 1, RUNNING 2', ['RUNNING 0–0.5', 'DEPLOYING 0.5–0.75', 'FAILED 0.75–1']],
])('tasks %p are a bar of %j', (tasks, expected) => {
  expect(taskParts(tasks)?.map(({ state, from, to }) => `${state} ${from}–${to}`) ?? null).toEqual(expected);
});

it('speaks all of it', () => {
  const subtasks = subtasksByVertex([0.4, 0.4, 1, 0.4].map((busy, index) => subtaskRow('a', index, { busy })));
  const vertex = {
    busyMax: 1,
    watermarkLag: 14_000,
    skewFactor: 3.4,
    skewSubtask: '2',
    attempt: 2,
    checkpointDuration: 800,
  };
  const { spoken } = content(vertex, { colourBy: 'checkpoint' }, { subtasks, ranks: new Map([['a', 1]]) });
  expect(spoken).toBe(
    'a, parallelism 4, bottleneck, backpressured 0 percent, busy 100 percent, 1.2k records in per second, 9.4k records out per second, subtask 2 of 4 busy 100 percent, watermark −14 s, skew 3.4×, most records in subtask 2, restarted 2 times, checkpoint 800 ms'
  );
});

it('numbers bottlenecks after the first', () => {
  const marks = [1, 2].map((rank) => content({}, {}, { ranks: new Map([['a', rank]]) }).mark);
  expect(marks).toEqual(['bottleneck', 'bottleneck 2']);
  expect(content({}).mark).toBeNull();
});

it('speaks of the mean where that is wanted, and needs no note then', () => {
  const vertex = { busyMax: 0.9, busyMean: 0.3 };
  expect(content(vertex).bar?.text).toBe('busy 90\u00a0%');
  expect(content(vertex, { over: 'mean' })).toMatchObject({ bar: { text: 'ok · busy 30\u00a0%' }, note: '' });
  expect(content({ busyMax: null, backpressuredMax: null }).note).toBe('mean');
});

it('has no subtasks where they are switched off or there is nothing to do, but still speaks of the hottest', () => {
  const subtasks = subtasksByVertex([subtaskRow('a', 0, { busy: 0.9 })]);
  const without = content({}, { heatStrip: false }, { subtasks });
  expect(without.heat).toBeNull();
  expect(without.spoken).toContain('subtask 0 of 4 busy 90 percent');
  expect(content({ state: 'FINISHED' }, {}, { subtasks })).toMatchObject({ heat: null, bar: null });
});

it('from afar says why a vertex needs attention, or the value behind its colour', () => {
  expect(content({ busyMax: 0.2 }).far).toBeNull();
  expect(content({ busyMax: 1 }).far).toEqual(['busy 100\u00a0%', '100\u00a0%']);
  expect(content({ busyMax: 0.2 }, { colourBy: 'busyMax' }).far).toEqual(['20\u00a0%', '20\u00a0%']);
});

describe('a refresh', () => {
  const graph = graphOf('a>b');
  const changed = (over: Partial<GraphVertex>) => ({
    ...graph,
    vertices: graph.vertices.map((vertex) => ({ ...vertex, measured: now, ...(vertex.id === 'b' ? over : {}) })),
  });

  it('keeps the content of cards that say the same, and only of those', () => {
    const cards = new Cards();
    const before = cards.of(graph, partsOf());
    const [a, b, glance] = [before.content('a'), before.content('b'), before.glance('a')];
    const after = cards.of(changed({ busyMax: 0.5 }), partsOf());
    expect(after.content('a')).toBe(a);
    expect(after.glance('a')).toBe(glance);
    expect(after.content('b')).not.toBe(b);
    expect(after.content('b')?.bar?.text).toBe('ok · busy 50\u00a0%');
  });

  it('does not draw anew what nobody can see', () => {
    const cards = new Cards();
    const b = cards.of(changed({ busyMax: 0.121 }), partsOf()).content('b');
    expect(cards.of(changed({ busyMax: 0.122 }), partsOf()).content('b')).toBe(b);
  });

  it('sees a change in every part of a card', () => {
    const changes: Array<Partial<GraphVertex>> = [
      { title: 'c' },
      { parallelism: 5 },
      { state: 'DEPLOYING' },
      { recordsIn: 7 },
      { recordsOut: 7 },
      { watermarkLag: 5_000 },
      { skewFactor: 9 },
      { attempt: 1 },
      { tasks: 'RUNNING 3, FAILED 1' },
      { basis: 'sinceStart' },
    ];
    for (const change of changes) {
      const cards = new Cards();
      const before = cards.of(graph, partsOf()).content('b');
      expect(cards.of(changed(change), partsOf()).content('b')).not.toBe(before);
    }
  });

  it('knows nothing of vertices that are not there', () => {
    expect(new Cards().of(graph, partsOf()).content('gone')).toBeNull();
  });
});
