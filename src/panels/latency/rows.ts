import { type LatencyRow } from '../../frames/latency';
import { type ReadSeries } from '../../frames/latencyReading';
import { type Names } from './resolveNames';

/** How several lines of one row become one. A maximum of quantiles is a bound, their average is no quantile. */
export type Combine = 'max' | 'mean';

/** What a row of the picture stands for. */
export type RowsOf = 'pairs' | 'operators' | 'subtasks';

/** One row of the picture. */
export interface Row {
  /** Equal for equal rows at any time. */
  key: string;
  operator: string;
  operatorId: string | null;
  /** Whether `operator` is a name; else it is the id. */
  named: boolean;
  source: string | null;
  sourceId: string | null;
  subtask: number | null;
  vertex: string | null;
  vertexId: string | null;
  lines: ReadSeries[];
}

export interface RowChoice {
  rows: RowsOf;
  /** Null = the one that most lines have. */
  statistic: string | null;
  /** Only of this operator; null = of all. */
  operatorId: string | null;
  combine: Combine;
}

const keyOf = (line: ReadSeries, rows: RowsOf): string => {
  const operator = line.operatorId ?? line.title;
  switch (rows) {
    case 'operators':
      return operator;
    case 'pairs':
      return `${operator}/${line.sourceId ?? line.source ?? ''}`;
    case 'subtasks':
      return `${operator}/${line.sourceId ?? line.source ?? ''}/${line.subtask ?? ''}`;
  }
};

/** Statistics from the one that says most of bad moments to the one that says least. */
const byWorth = ['p99', 'p999', 'max', 'p98', 'p95', 'p90', 'p75', 'p50', 'mean', 'min'];

/** The statistics of the lines, the most telling one first. */
export function statisticsIn(lines: readonly ReadSeries[]): string[] {
  const found = new Set(lines.flatMap(({ statistic }) => statistic ?? []));
  const rank = (name: string) => (byWorth.includes(name) ? byWorth.indexOf(name) : byWorth.length);
  return [...found].sort((left, right) => rank(left) - rank(right) || left.localeCompare(right));
}

/** Lines of the wanted statistic, and those that do not say which they are. */
export function ofStatistic(lines: readonly ReadSeries[], wanted: string | null): ReadSeries[] {
  const known = statisticsIn(lines);
  const chosen = wanted !== null && known.includes(wanted) ? wanted : known[0];
  return lines.filter(({ statistic }) => statistic === null || statistic === chosen);
}

function rowOf(key: string, line: ReadSeries, rows: RowsOf, names: Names): Row {
  const operator = line.operator ?? (line.operatorId === null ? null : names.of(line.operatorId));
  const source = line.source ?? (line.sourceId === null ? null : names.of(line.sourceId));
  const isPair = rows !== 'operators';
  return {
    key,
    operator: operator ?? line.operatorId ?? line.title,
    operatorId: line.operatorId,
    named: line.operatorId === null || (operator !== null && operator !== line.operatorId),
    source: isPair ? (source ?? line.sourceId) : null,
    sourceId: isPair ? line.sourceId : null,
    subtask: rows === 'subtasks' ? line.subtask : null,
    vertex: line.vertex,
    vertexId: line.vertexId,
    lines: [],
  };
}

/**
 * Brings lines together into rows. Where some lines are of single subtasks and others of all together, the former count for
 * the subtasks and the latter for everything else, so that nothing counts twice in a mean. To a maximum all count: the past
 * may be known by subtask only.
 */
export function rowsOf(lines: readonly ReadSeries[], choice: RowChoice, names: Names): Row[] {
  const ofSubtasks = choice.rows === 'subtasks';
  const onlyWhole = choice.combine === 'mean' && lines.some(({ subtask }) => subtask === null);
  const rows = new Map<string, Row>();
  for (const line of ofStatistic(lines, choice.statistic)) {
    const fits = ofSubtasks ? line.subtask !== null : !onlyWhole || line.subtask === null;
    if (!fits || (choice.operatorId !== null && line.operatorId !== choice.operatorId)) {
      continue;
    }
    const key = keyOf(line, choice.rows);
    const row = rows.get(key) ?? rowOf(key, line, choice.rows, names);
    row.lines.push(line);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** A statistic of a row of the table of now; null where it was not asked for. */
export function cellOf(row: LatencyRow, statistic: string): number | null {
  const value: unknown = Reflect.get(row, statistic);
  return typeof value === 'number' ? value : null;
}
