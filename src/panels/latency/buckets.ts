import { type Combine, type Row } from './rows';

export interface Range {
  from: number;
  to: number;
}

/** Values of all rows in equal steps of time: cell `row * columns + column`. */
export interface Grid {
  /** Where the first column begins, epoch ms. */
  from: number;
  /** Ms. */
  step: number;
  columns: number;
  rows: number;
  /** Ms; NaN = not known. */
  values: Float32Array;
  /** 1 = no marker has changed the value for so long that it says nothing of now. */
  stale: Uint8Array;
}

const second = 1_000;
const niceSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400].map(
  (seconds) => seconds * second
);

/** A value counts on until the next one, at most this many of the usual intervals: gaps stay gaps. */
const longestHold = 2.5;
/** Flink brings metrics up to date every 10 s, and single markers may be seconds apart. */
export const staleAfterMs = 60_000;

const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** The usual time between two points of the rows, ms; 0 where there are none. */
export function intervalOf(rows: readonly Row[]): number {
  const [longest] = rows.flatMap(({ lines }) => lines).sort((left, right) => right.times.length - left.times.length);
  const times = longest?.times ?? [];
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  return median(gaps.filter((gap) => gap > 0).sort((left, right) => left - right));
}

/** The smallest nice step that needs at most `most` columns and is not shorter than the time between points. */
export function stepOf({ from, to }: Range, most: number, interval: number): number {
  const least = Math.max((to - from) / Math.max(1, most), interval * 0.9, second);
  return niceSteps.find((step) => step >= least) ?? Math.ceil(least / 86_400_000) * 86_400_000;
}

/** Sums and counts for a mean, or the greatest value so far. */
class Cells {
  readonly values: Float32Array;
  private readonly counts: Uint32Array | null;

  constructor(
    private readonly size: number,
    combine: Combine
  ) {
    this.values = new Float32Array(size).fill(NaN);
    this.counts = combine === 'mean' ? new Uint32Array(size) : null;
  }

  put(cell: number, value: number): void {
    const old = this.values[cell] ?? NaN;
    if (this.counts === null) {
      if (!(old >= value)) {
        this.values[cell] = value;
      }
      return;
    }
    this.values[cell] = Number.isNaN(old) ? value : old + value;
    this.counts[cell] = (this.counts[cell] ?? 0) + 1;
  }

  done(): Float32Array {
    if (this.counts !== null) {
      for (let cell = 0; cell < this.size; cell += 1) {
        const count = this.counts[cell] ?? 0;
        if (count > 1) {
          this.values[cell] = (this.values[cell] ?? NaN) / count;
        }
      }
    }
    return this.values;
  }
}

interface Frame {
  from: number;
  step: number;
  columns: number;
  hold: number;
  /** Time of the newest value of the row: another line's last one does not outlast it. */
  newest: number;
}

/** Cells of which a line says that markers have come in lately, and that none have; many lines say nothing. */
interface Marks {
  fresh: Uint8Array;
  old: Uint8Array;
}

const markOf = ({ fresh, old }: Marks, age: number | null): Uint8Array | null =>
  age === null ? null : age < staleAfterMs ? fresh : old;

/** When the value at an index of the line gives way to the next one. */
function untilOf({ times }: Row['lines'][number], index: number, { hold, newest }: Frame): number {
  const at = times[index] ?? 0;
  return Math.min(times[index + 1] ?? (newest > at ? newest : Infinity), at + hold);
}

/** Puts one line into its row: each value from its own time until the next one comes. */
function putLine(line: Row['lines'][number], row: number, cells: Cells, marks: Marks, frame: Frame): void {
  const { times, values, unchanged } = line;
  const { from, step, columns } = frame;
  for (let index = 0; index < times.length; index += 1) {
    const [at = 0, value] = [times[index], values[index]];
    if (value === null || value === undefined) {
      continue;
    }
    const first = Math.floor((at - from) / step);
    const last = Math.max(first, Math.ceil((untilOf(line, index, frame) - from) / step) - 1);
    const mark = markOf(marks, unchanged?.[index] ?? null);
    for (let column = Math.max(0, first); column <= Math.min(columns - 1, last); column += 1) {
      cells.put(row * columns + column, value);
      if (mark !== null) {
        mark[row * columns + column] = 1;
      }
    }
  }
}

/** @param most columns at most, one a pixel for instance */
export function gridOf(rows: readonly Row[], range: Range, most: number, combine: Combine): Grid {
  const interval = intervalOf(rows);
  const step = stepOf(range, most, interval);
  const from = Math.floor(range.from / step) * step;
  const columns = Math.max(1, Math.ceil((range.to - from) / step));
  const frame = { from, step, columns, hold: Math.max(step, interval * longestHold) };
  const cells = new Cells(rows.length * columns, combine);
  const size = rows.length * columns;
  const marks = { fresh: new Uint8Array(size), old: new Uint8Array(size) };
  rows.forEach(({ lines }, row) => {
    const newest = lines.reduce((most, { times }) => Math.max(most, times.at(-1) ?? -Infinity), -Infinity);
    lines.forEach((line) => putLine(line, row, cells, marks, { ...frame, newest }));
  });
  const values = cells.done();
  const stale = marks.old.map((isOld, cell) => (isOld === 1 && marks.fresh[cell] === 0 ? 1 : 0));
  return { from, step, columns, rows: rows.length, values, stale };
}

export const valueAt = (grid: Grid, row: number, column: number): number | null => {
  const value = grid.values[row * grid.columns + column];
  return value === undefined || Number.isNaN(value) ? null : value;
};

/** The newest cell of a row that has a value and is not older than `hold` columns; null where there is none. */
export function newestColumn(grid: Grid, row: number): number | null {
  for (let column = grid.columns - 1; column >= 0; column -= 1) {
    if (valueAt(grid, row, column) !== null) {
      return column;
    }
  }
  return null;
}
