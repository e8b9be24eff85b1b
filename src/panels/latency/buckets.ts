import { isKnown, type ReadSeries } from '../../frames/latencyReading';
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
/** How often Flink brings metrics up to date: what a column stands for where there is only one moment. */
const usualIntervalMs = 10_000;
/** Metrics come no more often than that, and single markers may be seconds apart. */
export const staleAfterMs = 60_000;

const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** The usual time between two points of the rows, ms; 0 where there are none. */
export function intervalOf(rows: readonly Row[]): number {
  const [longest] = rows.flatMap(({ lines }) => lines).sort((left, right) => right.times.length - left.times.length);
  const times = longest?.times ?? [];
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  return median(gaps.filter((gap) => gap > 0).sort((left, right) => left - right));
}

/** Of fewer points nobody can tell a usual time from a gap. */
const fewest = 4;

/** How long a value of a line counts: a past has fewer points than what follows it, and its cells belong together all the same. */
function holdOf(times: readonly number[], { hold, interval }: Frame): number {
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  if (interval === 0 || times.length < fewest || span <= interval * longestHold * (times.length - 1)) {
    return hold;
  }
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const usual = gaps.sort((left, right) => left - right)[Math.floor((gaps.length - 1) / 2)] ?? 0;
  return Math.max(hold, usual * longestHold);
}

/** The smallest nice step that needs at most `most` columns and is not shorter than the time between points. */
export function stepOf({ from, to }: Range, most: number, interval: number): number {
  const least = Math.max((to - from) / Math.max(1, most), interval * 0.9, second);
  return niceSteps.find((step) => step >= least) ?? Math.ceil(least / 86_400_000) * 86_400_000;
}

/** Cells of one row after the other. */
interface Cells {
  values: Float32Array;
  /** One of `marks` for each cell. */
  marks: Uint8Array;
  /** How many values a cell has the sum of; null where it has the greatest of them. */
  counts: Uint32Array | null;
}

/** What the lines of a cell say of their markers: a line that has seen some counts more than one that has not. */
const marks = { silent: 0, stale: 1, fresh: 2 } as const;

function markOf(unchanged: unknown): number {
  if (!isKnown(unchanged)) {
    return marks.silent;
  }
  return unchanged < staleAfterMs ? marks.fresh : marks.stale;
}

const higher = (mark: number, before = 0): number => (mark > before ? mark : before);

const worseOf = (value: number, known: number): number => (known >= value ? known : value);

function addTo(counts: Uint32Array, cell: number, value: number, known: number): number {
  counts[cell] = (counts[cell] ?? 0) + 1;
  return Number.isNaN(known) ? value : known + value;
}

/** Sums become means. */
function average({ values, counts }: Cells): void {
  counts?.forEach((count, cell) => {
    if (count > 1) {
      values[cell] = (values[cell] ?? NaN) / count;
    }
  });
}

/** The marks become ones of stale cells, and zeros. */
function staleOf({ marks: marked }: Cells): Uint8Array {
  // Not by `map`, which takes ten times as long.
  for (let cell = 0; cell < marked.length; cell += 1) {
    marked[cell] = marked[cell] === marks.stale ? 1 : 0;
  }
  return marked;
}

interface Frame {
  from: number;
  step: number;
  columns: number;
  /** Ms that a value counts at most. */
  hold: number;
  /** Usual time between two values, ms; 0 where nobody can tell. */
  interval: number;
}

/** Of each time the columns that its value fills: from the time itself until the next one, or as long as a value counts. */
interface Spans {
  times: readonly number[];
  newest: number;
  first: Int32Array;
  /** Not included. */
  end: Int32Array;
}

/** @param newest time of the newest value of the row: another line's last one does not outlast it */
function spansOf(times: readonly number[], newest: number, frame: Frame): Spans {
  const { from, step, columns } = frame;
  const hold = holdOf(times, frame);
  const first = new Int32Array(times.length);
  const end = new Int32Array(times.length);
  const inside = (column: number) => Math.min(columns, Math.max(0, column));
  for (let index = 0; index < times.length; index += 1) {
    const at = times[index] ?? 0;
    const until = Math.min(times[index + 1] ?? (newest > at ? newest : Infinity), at + hold);
    const column = Math.floor((at - from) / step);
    first[index] = inside(column);
    end[index] = inside(Math.max(column + 1, Math.ceil((until - from) / step)));
  }
  return { times, newest, first, end };
}

type Column = Pick<ReadSeries, 'values' | 'unchanged'>;

/** Puts a line into the row that begins with a cell. */
function putLine({ values, unchanged }: Column, begin: number, cells: Cells, { first, end }: Spans): void {
  const { values: known, marks: marked, counts } = cells;
  for (let index = 0; index < first.length; index += 1) {
    const value = values[index];
    if (!isKnown(value)) {
      continue;
    }
    const mark = markOf(unchanged?.[index]);
    const until = begin + (end[index] ?? 0);
    for (let cell = begin + (first[index] ?? 0); cell < until; cell += 1) {
      const old = known[cell] ?? NaN;
      marked[cell] = higher(mark, marked[cell]);
      known[cell] = counts === null ? worseOf(value, old) : addTo(counts, cell, value, old);
    }
  }
}

/** @param most columns at most, one a pixel for instance */
export function gridOf(rows: readonly Row[], range: Range, most: number, combine: Combine): Grid {
  const interval = intervalOf(rows);
  const isOneMoment = interval === 0;
  const step = stepOf(range, most, isOneMoment ? usualIntervalMs : interval);
  const from = Math.floor(range.from / step) * step;
  const columns = Math.max(1, Math.ceil((range.to - from) / step));
  const hold = isOneMoment ? 0 : Math.max(step, interval * longestHold);
  const frame = { from, step, columns, hold, interval };
  const size = rows.length * columns;
  const cells = {
    values: new Float32Array(size).fill(NaN),
    marks: new Uint8Array(size),
    counts: combine === 'mean' ? new Uint32Array(size) : null,
  };
  let spans = spansOf([], -Infinity, frame);
  rows.forEach(({ lines }, row) => {
    const newest = lines.reduce((most, { times }) => Math.max(most, times.at(-1) ?? -Infinity), -Infinity);
    for (const { times, values, unchanged } of lines) {
      // Most lines of an answer share their times.
      const isSame = spans.newest === newest && spans.times === times;
      spans = isSame ? spans : spansOf(times, newest, frame);
      putLine({ values, unchanged }, row * columns, cells, spans);
    }
  });
  average(cells);
  return { from, step, columns, rows: rows.length, values: cells.values, stale: staleOf(cells) };
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
