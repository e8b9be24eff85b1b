import { latencyLine, latencyRow } from '../../testing/latencyLines';
import { graphOf, vertexRow } from '../../testing/jobGraphs';
import { type Choice, connectedOf, fittedRange, type Input, modelOf } from './model';
import { objectivesOf } from './slo';

const choice: Choice = {
  rows: 'pairs',
  statistic: null,
  operatorId: null,
  combine: 'max',
  objectives: objectivesOf(50, []),
  range: { from: 0, to: 60_000 },
  fitTime: false,
  columns: 100,
};

const draw = (input: Partial<Input>, over: Partial<Choice> = {}) => {
  const whole = { lines: [], table: [], graph: null, ...input };
  return modelOf(whole, connectedOf(whole), { ...choice, ...over });
};

/** source -> a -> b -> c, as the table of now connects them. */
const chain = [
  latencyRow('c', 6_000, { order: 3, upstream: 'b' }),
  latencyRow('a', 4, { order: 1, upstream: 'src' }),
  latencyRow('b', 5_500, { order: 2, upstream: 'a' }),
];
const calm = [4, 4, 4, 4, 4, 4];
const rising = [10, 10, 10, 5_500, 5_500, 5_500];
const lines = [latencyLine('c', [12, 12, 12, 5_520, 5_520, 5_520]), latencyLine('a', calm), latencyLine('b', rising)];

describe('rows', () => {
  it('stand in the direction of the records, and say now, what is added, and the share within the objective', () => {
    const { rows, figures } = draw({ lines, table: chain });
    expect(rows.map(({ operator, source }) => `${operator} < ${source}`)).toEqual(['A < SRC', 'B < SRC', 'C < SRC']);
    expect(figures.map(({ now, added, within }) => [now, added, within])).toEqual([
      [4, 4, 1],
      [5_500, 5_496, 0.5],
      [5_520, 20, 0.5],
    ]);
  });

  it('a join counts the slower of its two inputs, an operator without markers what is before it', () => {
    const table = [
      latencyRow('a', 100, { order: 1, upstream: 'src' }),
      latencyRow('b', 30, { order: 2, upstream: 'src' }),
      latencyRow('join', 130, { order: 4, upstream: 'a hidden' }),
      latencyRow('hidden', null, { order: 3, upstream: 'b' }),
    ];
    const { rows, figures } = draw({ table });
    expect(rows.map(({ operator }, index) => [operator, figures[index]?.added])).toEqual([
      ['A', 100],
      ['B', 30],
      ['JOIN', 30],
    ]);
  });

  it('what is added is not known where the connections are not', () => {
    expect(draw({ lines }).figures.map(({ added }) => added)).toEqual([null, null, null]);
    expect(draw({ lines }).culprit).toBeNull();
  });

  it('a job graph connects and names what only has ids', () => {
    const bare = [latencyLine('b', rising, { operator: null }), latencyLine('a', calm, { operator: null })];
    const graph = graphOf('src>a a>b', {
      vertices: [vertexRow('src'), vertexRow('a', { title: 'Enrich' }), vertexRow('b', { title: 'Join' })],
    });
    const { rows, figures } = draw({ lines: bare, graph });
    expect(rows.map(({ operator, named }) => [operator, named])).toEqual([
      ['Enrich', true],
      ['Join', true],
    ]);
    expect(figures[1]?.added).toBe(5_496);
    const unnamed = draw({ lines: bare }).rows.map(({ operator, named }) => [operator, named]);
    expect(unnamed).toEqual([
      ['b', false],
      ['a', false],
    ]);
  });

  it('loses the plan’s numbers only where that still tells operators apart', () => {
    const named = [
      latencyLine('x', calm, { operator: 'Calc[2]' }),
      latencyLine('y', calm, { operator: 'Calc[6]' }),
      latencyLine('z', calm, { operator: 'IntervalJoin[9]', source: 'Source: orders[1]' }),
    ];
    const { rows } = draw({ lines: named });
    expect(rows.map(({ operator, source }) => [operator, source])).toEqual([
      ['Calc[2]', 'SRC'],
      ['Calc[6]', 'SRC'],
      ['IntervalJoin', 'orders'],
    ]);
  });

  it('operators bring their sources together, subtasks are those of one operator', () => {
    const two = [latencyLine('a', calm), latencyLine('a', rising, { sourceId: 'other', source: 'Other' })];
    expect(draw({ lines: two }).rows).toHaveLength(2);
    const whole = draw({ lines: two }, { rows: 'operators' });
    expect(whole.rows).toHaveLength(1);
    expect(whole.figures[0]?.now).toBe(5_500);
    const table = [0, 1, 2].map((subtask) => latencyRow('a', 10 * subtask, { subtask }));
    const ofOne = draw({ lines: two, table: [...table, latencyRow('b', 1)] }, { rows: 'subtasks', operatorId: 'a' });
    expect(ofOne.rows.map(({ subtask }) => subtask)).toEqual([0, 1, 2]);
    expect(ofOne.figures.map(({ now, added }) => [now, added])).toEqual([
      [0, null],
      [10, null],
      [20, null],
    ]);
  });

  it('shows one statistic at a time, the most telling one unless another is asked for', () => {
    const both = [latencyLine('a', calm, { statistic: 'p50' }), latencyLine('a', rising)];
    expect(draw({ lines: both })).toMatchObject({ statistic: 'p99', figures: [{ now: 5_500 }] });
    expect(draw({ lines: both }, { statistic: 'p50' })).toMatchObject({ statistic: 'p50', figures: [{ now: 4 }] });
    expect(draw({ lines: both }, { statistic: 'p75' })).toMatchObject({ statistic: 'p99' });
  });
});

describe('subtasks without a table of now', () => {
  it('stand together by operator, in the order in which they came', () => {
    const ofSubtasks = ['a', 'b'].flatMap((id) => [0, 1].map((subtask) => latencyLine(id, calm, { subtask })));
    const { rows } = draw({ lines: ofSubtasks }, { rows: 'subtasks' });
    expect(rows.map(({ operator, subtask }) => `${operator}${subtask}`)).toEqual(['A0', 'A1', 'B0', 'B1']);
  });
});

it('a name that turns the direction of writing does so for itself only', () => {
  const { rows } = draw({ lines: [latencyLine('a', calm, { operator: '\u202Egnp.exe' }), latencyLine('b', calm)] });
  expect(rows.map(({ operator }) => operator)).toEqual(['\u2068\u202Egnp.exe\u2069', 'B']);
});

it('what an operator adds is known where all sources are one row', () => {
  const { figures } = draw({ lines, table: chain }, { rows: 'operators' });
  expect(figures.map(({ added }) => added)).toEqual([4, 5_496, 20]);
});

describe('where latency comes in', () => {
  it('is the operator that adds the greater part, since it does', () => {
    const { culprit, rows } = draw({ lines, table: chain });
    expect(rows[culprit?.row ?? -1]?.operator).toBe('B');
    expect(culprit).toMatchObject({ added: 5_496, since: 30_000 });
    expect(culprit?.share).toBeCloseTo(5_496 / 5_520);
  });

  it('has no beginning where it was so from the first value on', () => {
    const always = [
      latencyLine('a', calm),
      latencyLine(
        'b',
        rising.map(() => 900)
      ),
    ];
    expect(draw({ lines: always, table: chain }).culprit).toMatchObject({ added: 896, since: null });
  });

  it.each([
    ['nothing to speak of is added', [[1], [60], [61]]],
    ['all add alike', [[200], [400], [600]]],
  ])('is nowhere where %s', (_, [a = [], b = [], c = []]) => {
    const even = [latencyLine('a', a), latencyLine('b', b), latencyLine('c', c)];
    const objectives = objectivesOf(null, []);
    expect(draw({ lines: even, table: chain }, { objectives }).culprit).toBeNull();
  });

  it.each([
    ['takes more than its objective', [1, 60, 61], objectivesOf(50, []), 59],
    [
      'adds most where the one behind it misses its objective',
      [1, 60, 61],
      objectivesOf(100, [{ name: 'C', ms: 50 }]),
      59,
    ],
    ['keeps its objective', [1, 900, 910], objectivesOf(2_000, []), null],
    ['is felt without an objective', [1, 900, 910], objectivesOf(null, []), 899],
    ['only waits for its buffers', [1, 190, 191], objectivesOf(null, []), null],
  ])('an operator that %s', (_, [a = 0, b = 0, c = 0], objectives, added) => {
    const small = [latencyLine('a', [a]), latencyLine('b', [b]), latencyLine('c', [c])];
    expect(draw({ lines: small, table: chain }, { objectives }).culprit?.added ?? null).toBe(added);
  });

  it('has begun when it began to build up', () => {
    const slowly = [latencyLine('a', [4, 4, 4, 4]), latencyLine('b', [10, 2_000, 3_500, 9_000])];
    expect(draw({ lines: slowly, table: chain }).culprit).toMatchObject({ since: 10_000 });
  });

  it('is not what has stood still since its markers stopped', () => {
    const still = lines.map((line) => ({ ...line, unchanged: line.values.map(() => 90_000) }));
    const { culprit, figures } = draw({ lines: still, table: chain });
    expect(culprit).toBeNull();
    expect(figures.map(({ stale }) => stale)).toEqual([true, true, true]);
  });
});

describe('the time that is drawn', () => {
  const day = { from: 0, to: 3_600_000 };

  it.each([
    ['begins with the first value where that is late', 3_000_000, { from: 3_000_000, to: 3_600_000 }],
    ['is three minutes at least', 3_590_000, { from: 3_420_000, to: 3_600_000 }],
    ['is the whole range where most of it has values', 600_000, day],
    ['is the whole range where all of it has values', 0, day],
    ['is the whole range where values are later', 4_000_000, day],
  ])('%s', (_, from, range) => expect(fittedRange([latencyLine('a', [1, 2], { from })], day)).toEqual(range));

  it('reaches a value that has come in just after its end, and no later one', () => {
    const table = [latencyRow('a', 7, { measured: 60_400 })];
    expect(draw({ table }).figures.map(({ now }) => now)).toEqual([7]);
    const later = [latencyRow('a', 7, { measured: 3_600_000 })];
    expect(draw({ table: later }).figures.map(({ now }) => now)).toEqual([null]);
  });

  it('has room for a whole column where there is only one moment, right at its end', () => {
    const range = { from: 0, to: 3_600_000 };
    const first = [latencyLine('a', [7], { times: [3_600_050] }), latencyLine('b', [9], { times: [3_600_250] })];
    const model = draw({ lines: first, table: chain }, { range, fitTime: true, columns: 280 });
    expect(model.range).toEqual({ from: 3_420_251, to: 3_610_000 });
    expect(model.figures.map(({ now }) => now)).toEqual([7, 9]);
    expect(model).toMatchObject({ interval: 0, since: 3_600_050, grid: { step: 10_000 } });
  });

  it('says since when there are values', () => {
    const late = [latencyLine('a', calm, { from: 20_000 })];
    expect(draw({ lines: late }).since).toBe(20_000);
    expect(draw({ lines }).since).toBeNull();
  });
});

it('lines that are no markers are drawn by their titles, without what only markers have', () => {
  const lag = [
    latencyLine('', [1, 2], {
      operatorId: null,
      operator: null,
      sourceId: null,
      source: null,
      title: 'Watermark lag of Join',
    }),
  ];
  const model = draw({ lines: lag });
  expect(model).toMatchObject({ isMarkers: false, culprit: null });
  expect(model.rows.map(({ operator, named }) => [operator, named])).toEqual([['Watermark lag of Join', true]]);
});

it('survives cycles, unknown ids and nothing at all', () => {
  const cycle = [
    latencyRow('a', 4, { upstream: 'b' }),
    latencyRow('b', 5, { upstream: 'a' }),
    latencyRow('c', 6, { upstream: 'gone' }),
  ];
  expect(() => draw({ lines, table: cycle })).not.toThrow();
  expect(draw({})).toMatchObject({ rows: [], culprit: null, since: null });
});
