import { type Grid, newestColumn, staleAfterMs, valueAt } from './buckets';
import { addedBy } from './added';

/** Where latency comes in. */
export interface Culprit {
  /** Index of the row that adds most. */
  row: number;
  /** Ms that it adds now. */
  added: number;
  /** Of all that its markers take to it, 0 to 1. */
  share: number;
  /** Since when it adds at least a tenth of that, epoch ms; null = for as long as there are values. */
  since: number | null;
}

/** Less than this is nothing to speak of, whatever its share, where no objective says so: buffers alone wait 100 ms. */
const leastMs = 500;
/** One operator is the culprit if it adds at least this much of the longest latency. */
const leastShare = 0.5;
/** What is added builds up: it begins with this share of what is added now. */
const beginning = 0.1;

type Before = ReadonlyArray<number[] | null>;

const addedAt = (grid: Grid, before: Before, row: number, column: number) =>
  addedBy(valueAt(grid, row, column), before[row]?.map((one) => valueAt(grid, one, column)) ?? null);

/** The first column of the unbroken run of at least `limit` that ends with `last`. Cells without a value do not break it. */
function runStart(grid: Grid, before: Before, row: number, last: number, limit: number): number {
  let start = last;
  for (let column = last; column >= 0; column -= 1) {
    const added = addedAt(grid, before, row, column);
    if (added !== null && added < limit) {
      break;
    }
    start = added === null ? start : column;
  }
  return start;
}

/** Whether a row has any value before a column. */
const isKnownBefore = (grid: Grid, row: number, column: number): boolean =>
  grid.values.subarray(row * grid.columns, row * grid.columns + column).some((value) => !Number.isNaN(value));

/** Whether what an operator adds matters: with objectives, as soon as one is missed. */
const isFelt = (added: number, objective: number | null, isMissed: boolean) =>
  objective === null ? added >= leastMs : isMissed && added >= 1;

/**
 * The row that adds most to the latency now, if it adds the greater part of the longest latency and enough to be felt; null
 * where none stands out.
 * @param objectiveOf of a row, ms; null = none
 */
export function culpritOf(
  grid: Grid,
  before: Before,
  objectiveOf: (row: number) => number | null = () => null
): Culprit | null {
  let worst: { row: number; added: number; column: number } | null = null;
  let longest = 0;
  let isMissed = false;
  for (let row = 0; row < grid.rows; row += 1) {
    const column = newestColumn(grid, row);
    if (column === null || grid.stale[row * grid.columns + column] === 1) {
      continue;
    }
    const value = valueAt(grid, row, column) ?? 0;
    longest = Math.max(longest, value);
    isMissed ||= value > (objectiveOf(row) ?? Infinity);
    const added = addedAt(grid, before, row, column);
    if (added !== null && (worst === null || added > worst.added)) {
      worst = { row, added, column };
    }
  }
  if (worst === null || worst.added < longest * leastShare || !isFelt(worst.added, objectiveOf(worst.row), isMissed)) {
    return null;
  }
  const start = runStart(grid, before, worst.row, worst.column, worst.added * beginning);
  return {
    row: worst.row,
    added: worst.added,
    share: longest === 0 ? 0 : worst.added / longest,
    since: isKnownBefore(grid, worst.row, start) ? grid.from + start * grid.step : null,
  };
}

/** Rows without new markers, and since when all of them have been so, epoch ms; null where there are none. */
export function stoppedIn(grid: Grid): { rows: number; since: number } | null {
  const isStale = (row: number, column: number) => grid.stale[row * grid.columns + column] === 1;
  let [rows, latest] = [0, -Infinity];
  for (let row = 0; row < grid.rows; row += 1) {
    let start = newestColumn(grid, row);
    if (start === null || !isStale(row, start)) {
      continue;
    }
    while (start > 0 && isStale(row, start - 1)) {
      start -= 1;
    }
    rows += 1;
    latest = Math.max(latest, grid.from + start * grid.step);
  }
  return rows === 0 ? null : { rows, since: latest - staleAfterMs };
}
