import { type JobGraph } from '../../frames/jobGraph';
import { type LatencyRow } from '../../frames/latency';
import { type ReadSeries } from '../../frames/latencyReading';
import { addedBy, rowsBefore } from './added';
import { type Grid, gridOf, intervalOf, newestColumn, type Range, valueAt } from './buckets';
import { type Flow, flowOf, inOrder } from './order';
import { type Names, namesOf } from './resolveNames';
import { cellOf, type Combine, type Row, type RowsOf, rowsOf, statisticsIn } from './rows';
import { withShownNames } from './shownNames';
import { type Objectives, shareWithin } from './slo';
import { type Culprit, culpritOf } from './verdict';

/** What the frames of a panel say. */
export interface Input {
  lines: readonly ReadSeries[];
  /** The table of now. */
  table: readonly LatencyRow[];
  graph: JobGraph | null;
}

/** The figures beside a row. Ms; null = not known. */
export interface Figures {
  now: number | null;
  /** When `now` was read, epoch ms. */
  at: number | null;
  /** No marker has come in lately: `now` says nothing of now. */
  stale: boolean;
  added: number | null;
  objective: number | null;
  /** Share of the time within the objective, 0 to 1. */
  within: number | null;
}

export interface Choice {
  rows: RowsOf;
  statistic: string | null;
  operatorId: string | null;
  combine: Combine;
  objectives: Objectives;
  /** Of the dashboard. */
  range: Range;
  /** Show only the part of the range that there are values for. */
  fitTime: boolean;
  /** Columns at most. */
  columns: number;
}

export interface Model {
  rows: Row[];
  figures: Figures[];
  grid: Grid;
  /** What is drawn of the time. */
  range: Range;
  /** The first value, epoch ms; null = the values begin with the dashboard's range or before. */
  since: number | null;
  culprit: Culprit | null;
  /** Whether the lines are of latency markers at all. */
  isMarkers: boolean;
  statistic: string | null;
  /** Usual time between two values, ms; 0 where nobody can tell. */
  interval: number;
}

const statistics = ['min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p98', 'p99', 'p999', 'max'];

/** The table of now as lines of one point each. */
export const linesOfTable = (table: readonly LatencyRow[]): ReadSeries[] =>
  table.flatMap((row) =>
    statistics.flatMap((statistic): ReadSeries[] => {
      const value = cellOf(row, statistic);
      return value === null || row.measured === null
        ? []
        : [
            {
              operator: row.operator === row.operatorId ? null : row.operator,
              operatorId: row.operatorId,
              source: row.source === row.sourceId ? null : row.source,
              sourceId: row.sourceId,
              subtask: row.subtask,
              statistic,
              vertex: row.vertex,
              vertexId: row.vertexId,
              title: row.operator,
              times: [row.measured],
              values: [value],
              unchanged: null,
            },
          ];
    })
  );

/** A picture shorter than this tells nothing. */
const shortestMs = 180_000;
/** From this share of the time range on it is drawn whole. */
const wholeFrom = 0.6;

const firstOf = (lines: readonly ReadSeries[]) =>
  lines.reduce((least, { times }) => Math.min(least, times[0] ?? Infinity), Infinity);

/** Answers come a little after the moment that a dashboard calls now. */
const latenessMs = 60_000;

const lastOf = (lines: readonly ReadSeries[]) =>
  lines.reduce((most, { times }) => Math.max(most, times.at(-1) ?? -Infinity), -Infinity);

/** The range up to the newest value, if that has come in just after its end. */
export function withLatest(lines: readonly ReadSeries[], range: Range): Range {
  const last = lastOf(lines);
  return last >= range.to && last <= range.to + latenessMs ? { ...range, to: last + 1 } : range;
}

/** The part of the range that there are values for, unless that is most of it. */
export function fittedRange(lines: readonly ReadSeries[], range: Range): Range {
  const first = firstOf(lines);
  const span = range.to - range.from;
  if (first <= range.from || first > range.to || (range.to - first) / span > wholeFrom) {
    return range;
  }
  return { from: Math.max(range.from, Math.min(first, range.to - shortestMs)), to: range.to };
}

/** The end of a range, or of its last column: a picture of one moment has no other column that could be seen. */
const endOf = (range: Range, grid: Grid, interval: number): number =>
  interval === 0 ? Math.max(range.to, grid.from + grid.columns * grid.step) : range.to;

function figuresOf(
  rows: readonly Row[],
  grid: Grid,
  before: ReadonlyArray<number[] | null>,
  choice: Choice
): Figures[] {
  const newest = rows.map((_, row) => newestColumn(grid, row));
  const now = newest.map((column, row) => (column === null ? null : valueAt(grid, row, column)));
  return rows.map((row, index) => {
    const column = newest[index] ?? null;
    const objective = choice.objectives.of(row);
    return {
      now: now[index] ?? null,
      at: column === null ? null : grid.from + (column + 1) * grid.step,
      stale: column !== null && grid.stale[index * grid.columns + column] === 1,
      added: addedBy(now[index] ?? null, before[index]?.map((one) => now[one] ?? null) ?? null),
      objective,
      within: objective === null ? null : shareWithin(grid, index, objective),
    };
  });
}

/** The lines that a choice of rows is made of: the history where there is one, else the table of now. */
function linesFor({ lines, table }: Input, rows: RowsOf): readonly ReadSeries[] {
  const fitting = rows === 'subtasks' ? lines.filter(({ subtask }) => subtask !== null) : lines;
  return fitting.length > 0 ? fitting : linesOfTable(table);
}

export interface Connected {
  names: Names;
  flow: Flow;
}

/** What holds for all views of the same frames. */
export const connectedOf = ({ table, graph }: Input): Connected => ({
  names: namesOf(table, graph),
  flow: flowOf(table, graph),
});

/** From frames to everything that is drawn. */
export function modelOf(input: Input, { names, flow }: Connected, choice: Choice): Model {
  const lines = linesFor(input, choice.rows);
  const rows = withShownNames(inOrder(rowsOf(lines, choice, names), flow));
  const whole = withLatest(lines, choice.range);
  const range = choice.fitTime ? fittedRange(lines, whole) : whole;
  const grid = gridOf(rows, range, choice.columns, choice.combine);
  const interval = intervalOf(rows);
  // A subtask gets its records from many: none of them is the one before it.
  const before = choice.rows === 'subtasks' ? rows.map(() => null) : rowsBefore(rows, flow);
  const isMarkers = lines.some(({ operatorId }) => operatorId !== null);
  const known = statisticsIn(lines);
  const statistic = choice.statistic !== null && known.includes(choice.statistic) ? choice.statistic : known[0];
  const first = firstOf(lines);
  const figures = figuresOf(rows, grid, before, choice);
  return {
    rows,
    since: first > choice.range.from && first <= whole.to ? first : null,
    figures,
    grid,
    range: { ...range, to: endOf(range, grid, interval) },
    culprit: isMarkers ? culpritOf(grid, before, (row) => figures[row]?.objective ?? null) : null,
    isMarkers,
    statistic: statistic ?? null,
    interval,
  };
}
