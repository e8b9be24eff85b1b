import { failedRow, historyRow, latestRow } from '../../../testing/checkpointRows';
import { mergeHistory } from './merge';
import { quantile, quantilesOf, summaryOf } from './summary';
import { trendOf } from './trend';

it.each([
  [[5], 0.99, 5],
  [[1, 3], 0.5, 2],
  [[1, 2, 3, 4, 5], 0.95, 4.8],
  [[], 0.5, null],
])('of %j the quantile %d is %s', (values, share, expected) => {
  const found = quantile(values, share);
  expect(found === null ? null : Number(found.toFixed(6))).toBe(expected);
});

it('quantiles go up, and lie between the least and the most', () => {
  const values = Array.from({ length: 57 }, (_, index) => (index * 7919) % 101);
  const { p50, p95, p99 } = quantilesOf(values) ?? { p50: NaN, p95: NaN, p99: NaN };
  expect(p50).toBeLessThanOrEqual(p95);
  expect(p95).toBeLessThanOrEqual(p99);
  expect(p99).toBeLessThanOrEqual(Math.max(...values));
  expect(quantilesOf([])).toBeNull();
});

const all = { from: 0, to: 1e12 };

it('counts what ended in the range, and takes durations of completed checkpoints', () => {
  const rows = [
    historyRow(1, { duration: 100 }),
    historyRow(2, { duration: 300 }),
    historyRow(3, { duration: 9_000, kind: 'SAVEPOINT' }),
    failedRow(4, 'x'),
    historyRow(5, { status: 'IN_PROGRESS', completed: null }),
    historyRow(900),
  ];
  const summary = summaryOf(mergeHistory(rows, null, []), null, { from: 0, to: 60_000 }, 60_000);
  expect(summary).toMatchObject({ completed: 3, failed: 1, success: 0.75, duration: { p50: 200 }, growth: null });
});

it('adds what only gauges tell', () => {
  const point = { after: 0, time: 1_000, duration: 5, size: 7, state: 9, completed: 4, failed: 1 };
  expect(summaryOf(mergeHistory([], null, [point]), null, all, 0)).toMatchObject({
    completed: 4,
    failed: 1,
    success: 0.8,
    state: 9,
    ageLevel: 'unknown',
  });
});

it('knows nothing of nothing', () => {
  expect(summaryOf(mergeHistory([], null, []), null, all, 0)).toEqual({
    completed: 0,
    failed: 0,
    success: null,
    duration: null,
    size: null,
    state: null,
    growth: null,
    age: null,
    ageLevel: 'unknown',
  });
});

describe('age of the last completed one', () => {
  // Interval 10 s, time-out 60 s, the last one took 1 s.
  const ageAt = (now: number, cells: Parameters<typeof latestRow>[0] = {}) => {
    const latest = latestRow({ completedAt: 100_000, completedDuration: 1_000, ...cells });
    const { age, ageLevel } = summaryOf(mergeHistory([], latest, []), latest, all, now);
    return [age, ageLevel];
  };
  it.each([
    [105_000, [5_000, 'fine']],
    [121_000, [21_000, 'fine']],
    [122_000, [22_000, 'late']],
    [182_000, [82_000, 'overdue']],
    [90_000, [0, 'fine']],
  ])('at %d', (now, expected) => {
    expect(ageAt(now)).toEqual(expected);
  });

  it('is that of the JobManager’s clock, and that of a job that lives', () => {
    expect(ageAt(105_000, { now: 165_000, answered: 105_000 })).toEqual([65_000, 'late']);
    expect(ageAt(999_000, { jobState: 'FINISHED' })).toEqual([null, 'unknown']);
    expect(ageAt(999_000, { interval: null })).toEqual([899_000, 'unknown']);
    expect(ageAt(999_000, { completedAt: null })).toEqual([null, 'unknown']);
  });
});

describe('a trend', () => {
  const points = (values: number[], everyMs = 600_000) =>
    values.map((value, index) => ({ time: index * everyMs, value }));
  it('is the growth a day', () => {
    expect(trendOf(points([0, 10, 20, 30, 40, 50]))?.perDay).toBeCloseTo(1_440);
    expect(trendOf(points([50, 40, 30, 20, 10, 0]))?.perDay).toBeCloseTo(-1_440);
    expect(trendOf(points([0, 10, 20, 30, 40, 50]))?.at(1_200_000)).toBeCloseTo(20);
  });
  it.each([
    ['too few', points([1, 2, 3])],
    ['too short', points([1, 2, 3, 4, 5, 6], 1_000)],
    ['chance', points([5, 9, 4, 8, 5, 9, 4, 8])],
    ['level', points([5, 5, 5, 5, 5, 5])],
    ['nothing', []],
  ])('is none: %s', (_, given) => {
    expect(trendOf(given)).toBeNull();
  });
});

it.each([
  ['overdue', {}],
  ['unknown', { jobState: 'FAILED' }],
] as const)('is %s where all have failed: %j', (ageLevel, cells) => {
  const history = mergeHistory([failedRow(1, 'x'), failedRow(2, 'x')], null, []);
  expect(summaryOf(history, latestRow(cells), all, 0)).toMatchObject({ age: null, ageLevel });
});
