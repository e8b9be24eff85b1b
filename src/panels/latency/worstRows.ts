import { type Grid } from './buckets';

/**
 * The same values in fewer rows, at most `most`: for a picture that has fewer pixels than the grid has rows. Each cell is the
 * worst of those that it stands for, stale only if no fresh one is as bad: a single bad cell does not vanish among good ones.
 */
export function worstRows(grid: Grid, most: number): Grid {
  if (grid.rows <= most) {
    return grid;
  }
  const { columns } = grid;
  const values = new Float32Array(most * columns).fill(NaN);
  const stale = new Uint8Array(most * columns);
  for (let row = 0; row < grid.rows; row += 1) {
    const [from, to] = [row * columns, Math.floor((row * most) / grid.rows) * columns];
    for (let column = 0; column < columns; column += 1) {
      const value = grid.values[from + column] ?? NaN;
      const worst = values[to + column] ?? NaN;
      if (value > worst || Number.isNaN(worst)) {
        values[to + column] = value;
        stale[to + column] = grid.stale[from + column] ?? 0;
      } else if (value === worst && grid.stale[from + column] === 0) {
        stale[to + column] = 0;
      }
    }
  }
  return { ...grid, rows: most, values, stale };
}

/** The row that is seen at a height: where one pixel shows several rows, the first one of the worst there. */
export function rowAt(grid: Grid, column: number, y: number, rowHeight: number): number {
  if (rowHeight >= 1) {
    return Math.floor(y / rowHeight);
  }
  const pixel = Math.floor(y);
  const end = Math.min(grid.rows, Math.ceil((pixel + 1) / rowHeight));
  const valueOf = (row: number) => {
    const value = grid.values[row * grid.columns + column] ?? NaN;
    return Number.isNaN(value) ? -Infinity : value;
  };
  let worst = Math.ceil(pixel / rowHeight);
  for (let row = worst + 1; row < end; row += 1) {
    worst = valueOf(row) > valueOf(worst) ? row : worst;
  }
  return worst;
}
