import { latencyLine } from '../../testing/latencyLines';
import { randomNumbers } from '../../testing/jobGraphs';
import { type Grid, gridOf, intervalOf, stepOf, valueAt } from './buckets';
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

it('a past with fewer points than what follows has no gaps between them', () => {
  const minutes = Array.from({ length: 10 }, (_, minute) => minute * 60_000);
  const past = latencyLine(
    'a',
    minutes.map(() => 5),
    { times: minutes.filter((time) => time !== 300_000) }
  );
  const seconds = Array.from({ length: 30 }, (_, look) => 540_000 + look * 2_000);
  const live = latencyLine(
    'a',
    seconds.map(() => 7),
    { times: seconds }
  );
  const grid = gridOf(rowsFrom([past, live]), { from: 0, to: 600_000 }, 20, 'max');
  expect(grid.step).toBe(30_000);
  expect(cells(grid)).toEqual([...Array.from({ length: 18 }, () => 5), 7, 7]);
  const broken = latencyLine('a', [5, 5, 5, 5, 5], { times: [0, 60_000, 120_000, 420_000, 480_000] });
  expect(cells(gridOf(rowsFrom([broken, live]), { from: 0, to: 600_000 }, 20, 'max')).slice(7, 16)).toEqual([
    5,
    5,
    ...Array.from({ length: 5 }, () => null),
    5,
    5,
  ]);
});

it('a value that is not known ends the one before it', () => {
  const grid = gridOf(rowsFrom([latencyLine('a', [5, null, null, 6])]), { from: 0, to: 40_000 }, 100, 'max');
  expect(cells(grid)).toEqual([5, null, null, 6]);
});

it('a cell that is no number is not known', () => {
  const line = latencyLine('a', [], { times: [0, 10_000, 20_000, 30_000], values: [5, 'x', NaN, 6] });
  expect(cells(gridOf(rowsFrom([line]), { from: 0, to: 40_000 }, 100, 'max'))).toEqual([5, null, null, 6]);
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

describe('any lines of a row', () => {
  const random = randomNumbers(11);
  const one = <T>(...choices: readonly [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0];

  /** Regular, with late points, with gaps, with points of the same moment; beginning before the range or in it. */
  const someTimes = (): number[] => {
    let at = 1_700_000_000_000 + one(-65_000, 0, 4_321);
    return Array.from({ length: one(0, 1, 2, 30) }, () => {
      at += one(10_000, 10_000, 10_000, one(10_000, 10_400.5, 0, 45_000, 300_000));
      return at;
    });
  };
  const shared = someTimes();
  const someLine = () => {
    const times = one(shared, someTimes());
    return latencyLine(
      'a',
      times.map(() => one(null, Math.round(random() * 1_000), random() * 10)),
      {
        times,
        unchanged: one(
          null,
          times.map(() => one(0, 59_999, 60_000, null))
        ),
      }
    );
  };

  /**
   * Column by column, as the words say it: each value counts from its own time until the next, in the columns that touches. A
   * line's last value makes room for newer ones of other lines.
   */
  function byDefinition(
    lines: ReadonlyArray<ReturnType<typeof latencyLine>>,
    column: number,
    hold: number,
    grid: Grid
  ) {
    const { from, step } = grid;
    const newest = Math.max(...lines.map(({ times }) => times.at(-1) ?? -Infinity));
    const found = lines.flatMap(({ times, values, unchanged }) =>
      times.flatMap((at, index) => {
        const [value, still] = [values[index], unchanged?.[index]];
        const next = times[index + 1] ?? (newest > at ? newest : Infinity);
        const until = Math.min(next, at + hold);
        const [begin, end] = [from + column * step, from + (column + 1) * step];
        const isIn = (at >= begin && at < end) || (at < begin && until > begin);
        return typeof value === 'number' && isIn ? [{ value, still: still ?? null }] : [];
      })
    );
    const values = found.map(({ value }) => value);
    const told = found.flatMap(({ still }) => (still === null ? [] : [Number(still)]));
    return {
      max: values.length === 0 ? NaN : Math.max(...values),
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      stale: told.length > 0 && told.every((still) => still >= 60_000) ? 1 : 0,
    };
  }

  it.each(Array.from({ length: 150 }, (_, round) => round))('fill the cells that they should (%d)', () => {
    const lines = Array.from({ length: one(1, 2, 5) }, someLine);
    const rows = rowsFrom(lines);
    const interval = intervalOf(rows);
    const range = { from: 1_700_000_000_000 + one(-30_000, 0, 77), to: 1_700_000_000_000 + one(20_000, 333_333) };
    const most = one(1, 12, 500);
    const [max, mean] = [gridOf(rows, range, most, 'max'), gridOf(rows, range, most, 'mean')];
    const hold = interval === 0 ? 0 : Math.max(max.step, interval * 2.5);
    const expected = Array.from({ length: max.columns }, (_, column) => byDefinition(lines, column, hold, max));
    expect([...max.values]).toEqual(expected.map((cell) => Math.fround(cell.max)));
    expect([...max.stale]).toEqual(expected.map(({ stale }) => stale));
    expect([...mean.stale]).toEqual(expected.map(({ stale }) => stale));
    const isNear = (value: number, wanted = NaN) => Object.is(value, wanted) || Math.abs(value - wanted) < 0.01;
    expect([...mean.values].filter((value, column) => !isNear(value, expected[column]?.mean))).toEqual([]);
  });
});

it('has one column of ten seconds where there is only one moment', () => {
  const line = latencyLine('a', [7], { times: [23_456] });
  const grid = gridOf(rowsFrom([line]), { from: 0, to: 60_000 }, 500, 'max');
  expect(grid.step).toBe(10_000);
  expect(cells(grid)).toEqual([null, null, 7, null, null, null]);
});
