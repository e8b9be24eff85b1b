import { latencyLine } from '../../testing/latencyLines';
import { randomNumbers } from '../../testing/jobGraphs';
import { gridOf, intervalOf, stepOf, valueAt } from './buckets';
import { rowsOf } from './rows';

const names = { of: () => null };
const pairs = { rows: 'pairs', statistic: null, operatorId: null, combine: 'max' } as const;
const rowsFrom = (lines: Parameters<typeof rowsOf>[0]) => rowsOf(lines, pairs, names);
const cells = (grid: ReturnType<typeof gridOf>, row = 0) =>
  Array.from({ length: grid.columns }, (_, column) => valueAt(grid, row, column));

describe('the step', () => {
  it.each([
    ['as long as values are apart', { from: 0, to: 60_000 }, 1_000, 10_000, 10_000],
    ['longer where columns are few', { from: 0, to: 3_600_000 }, 100, 10_000, 60_000],
    ['a day and more', { from: 0, to: 40 * 86_400_000 }, 10, 10_000, 4 * 86_400_000],
    ['at least a second', { from: 0, to: 1_000 }, 1_000, 0, 1_000],
  ])('is %s', (_, range, most, interval, step) => expect(stepOf(range, most, interval)).toBe(step));
});

it('knows how far values usually are apart, whatever single gaps there are', () => {
  const line = latencyLine('a', [1, 2, 3, 4], { times: [0, 10_000, 20_000, 500_000] });
  expect(intervalOf(rowsFrom([line]))).toBe(10_000);
  expect(intervalOf([])).toBe(0);
});

it('has a cell for each value', () => {
  const grid = gridOf(rowsFrom([latencyLine('a', [1, 2, 3])]), { from: 0, to: 30_000 }, 100, 'max');
  expect(grid).toMatchObject({ from: 0, step: 10_000, columns: 3, rows: 1 });
  expect(cells(grid)).toEqual([1, 2, 3]);
});

it('keeps the worst of several values in a cell, or their mean when asked', () => {
  const rows = rowsFrom([latencyLine('a', [1, 9, 3, 5, 2, 4])]);
  expect(cells(gridOf(rows, { from: 0, to: 60_000 }, 2, 'max'))).toEqual([9, 5]);
  const [first, second] = cells(gridOf(rows, { from: 0, to: 60_000 }, 2, 'mean'));
  expect(first).toBeCloseTo(13 / 3);
  expect(second).toBeCloseTo(11 / 3);
});

it('fills the cells between two values, but leaves a gap a gap', () => {
  const line = latencyLine('a', [5, 7, 9], { times: [0, 10_000, 90_000] });
  const other = latencyLine('b', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  const grid = gridOf(rowsFrom([line, other]), { from: 0, to: 100_000 }, 100, 'max');
  expect(cells(grid, 0)).toEqual([5, 7, 7, 7, null, null, null, null, null, 9]);
});

it('a value that is not known ends the one before it', () => {
  const grid = gridOf(rowsFrom([latencyLine('a', [5, null, null, 6])]), { from: 0, to: 40_000 }, 100, 'max');
  expect(cells(grid)).toEqual([5, null, null, 6]);
});

it('draws only what is in the range', () => {
  const grid = gridOf(rowsFrom([latencyLine('a', [1, 2, 3, 4, 5])]), { from: 20_000, to: 40_000 }, 100, 'max');
  expect(cells(grid)).toEqual([3, 4]);
});

it('marks what no marker has changed for a minute, unless another line of the row is fresh', () => {
  const unchanged = [0, 50_000, 59_999, 60_000];
  const still = latencyLine('a', [8, 8, 8, 8], { unchanged });
  const range = { from: 0, to: 40_000 };
  expect([...gridOf(rowsFrom([still]), range, 100, 'max').stale]).toEqual([0, 0, 0, 1]);
  const fresh = latencyLine('a', [1, 1, 1, 1], { unchanged: [0, 0, 0, 0] });
  expect([...gridOf(rowsFrom([still, fresh]), range, 100, 'max').stale]).toEqual([0, 0, 0, 0]);
  const silent = latencyLine('a', [8, 8, 8, 8]);
  expect([...gridOf(rowsFrom([silent]), range, 100, 'max').stale]).toEqual([0, 0, 0, 0]);
  expect([...gridOf(rowsFrom([still, silent]), range, 100, 'max').stale]).toEqual([0, 0, 0, 1]);
});

it('never shows a value that no line has, and shows the greatest of all', () => {
  const random = randomNumbers(5);
  const lines = Array.from({ length: 20 }, (_, index) =>
    latencyLine(
      `o${index % 4}`,
      Array.from({ length: 50 }, () => Math.round(random() * 1_000))
    )
  );
  const rows = rowsFrom(lines);
  const grid = gridOf(rows, { from: 0, to: 500_000 }, 17, 'max');
  rows.forEach((row, index) => {
    const all = row.lines.flatMap(({ values }) => values);
    const known = cells(grid, index).filter((cell) => cell !== null);
    expect(known.every((cell) => all.includes(cell))).toBe(true);
    expect(Math.max(...known)).toBe(Math.max(...all.map(Number)));
  });
});
