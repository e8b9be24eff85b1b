import { randomNumbers } from '../../testing/jobGraphs';
import { type Grid } from './buckets';
import { rowAt, worstRows } from './worstRows';

const gridOf = (rows: number[][], stale: number[][] = []): Grid => ({
  from: 0,
  step: 1,
  columns: rows[0]?.length ?? 0,
  rows: rows.length,
  values: Float32Array.from(rows.flat()),
  stale: Uint8Array.from(rows.flatMap((row, index) => row.map((_, column) => stale[index]?.[column] ?? 0))),
});

it('leaves a grid as it is that has no more rows than there are pixels', () => {
  const grid = gridOf([[1], [2]]);
  expect(worstRows(grid, 2)).toBe(grid);
});

it('shows the worst of the cells that share a pixel, and whether it is stale', () => {
  const grid = gridOf(
    [
      [1, NaN, NaN, 7, 9],
      [5, 3, NaN, 7, 2],
      [2, NaN, NaN, NaN, 4],
      [1, 1, 1, 1, 1],
    ],
    [
      [0, 0, 0, 1, 1],
      [0, 1, 0, 0, 0],
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]
  );
  const shown = worstRows(grid, 2);
  expect(shown).toMatchObject({ rows: 2, columns: 5 });
  expect([...shown.values]).toEqual([5, 3, NaN, 7, 9, 2, 1, 1, 1, 4]);
  expect([...shown.stale]).toEqual([0, 1, 0, 0, 1, 1, 0, 0, 0, 0]);
});

it.each([
  [2_000, 600],
  [601, 600],
  [7, 3],
])('one bad cell among %d rows is seen in %d pixels, and is the one that is pointed at', (rows, pixels) => {
  const random = randomNumbers(rows);
  for (let round = 0; round < 40; round += 1) {
    const bad = Math.floor(random() * rows);
    const values = Array.from({ length: rows }, (_, row) => [row === bad ? 5_000 : 1 + random()]);
    const grid = gridOf(values);
    const seen = [...worstRows(grid, pixels).values];
    expect(seen.filter((value) => value === 5_000)).toHaveLength(1);
    expect(seen.some(Number.isNaN)).toBe(false);
    expect(rowAt(grid, 0, seen.indexOf(5_000) + 0.5, pixels / rows)).toBe(bad);
  }
});

it('points at the row itself where rows are higher than a pixel', () => {
  const grid = gridOf([[9], [1]]);
  expect([0, 19.9, 20, 41].map((y) => rowAt(grid, 0, y, 20))).toEqual([0, 0, 1, 2]);
});

it('points at a known cell where another one of the same pixel is not known', () => {
  const grid = gridOf([[NaN], [3], [NaN], [NaN]]);
  expect([0, 1].map((y) => rowAt(grid, 0, y, 0.5))).toEqual([1, 2]);
});
