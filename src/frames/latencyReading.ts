import { type DataFrame, type Field, FieldType, getFieldDisplayName, type Labels } from '@grafana/data';
import { influxQueries, type InfluxQuery } from './influxSeries';

/** A column as it stands in a frame: columns may be long, and many, so nobody copies them. */
export type Cells = readonly unknown[];

/** Anything but a finite number in a column means: not known. */
export const isKnown = (cell: unknown): cell is number => typeof cell === 'number' && Number.isFinite(cell);

/** A line over time as a panel finds it, whoever measured it. Ids are those of operators. */
export interface ReadSeries {
  /** Name where the source of the data knows it. */
  operator: string | null;
  operatorId: string | null;
  source: string | null;
  sourceId: string | null;
  /** Null = a line of all subtasks together. */
  subtask: number | null;
  /** `p99`, `mean`, ...; null = the labels do not say. */
  statistic: string | null;
  vertex: string | null;
  vertexId: string | null;
  /** The operator's ID; what Grafana calls the line where it has none. */
  title: string;
  /** Epoch ms, ascending. */
  times: readonly number[];
  /** Ms, as the frame has them: see `isKnown`. */
  values: Cells;
  /** Ms since a value has changed, for each time, as the frame has them; null where nobody says. */
  unchanged: Cells | null;
}

/** A line, and the labels that it comes with. */
interface Found {
  line: ReadSeries;
  labels: Labels;
}

/** Labels of our own data source, of Flink's Prometheus reporters and of its InfluxDB reporter. */
const labelsOf = {
  operatorId: ['operator_id'],
  sourceId: ['source_id'],
  operator: ['operator', 'operator_name'],
  source: ['source', 'source_name'],
  subtask: ['subtask', 'operator_subtask_index'],
  vertex: ['vertex', 'task_name'],
  vertexId: ['vertex_id', 'task_id'],
} as const;

const statistics = new Set(['min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p98', 'p99', 'p999', 'max', 'stddev', 'count']);

/** `0.999` as Prometheus has it is `p999`, `median` is `p50`. */
function statisticOf(text: string | undefined): string | null {
  if (text === undefined) {
    return null;
  }
  const quantile = Number(text);
  if (Number.isFinite(quantile) && text.trim() !== '') {
    if (quantile <= 0 || quantile >= 1) {
      return quantile === 0 ? 'min' : 'max';
    }
    return `p${String(quantile).slice(2).padEnd(2, '0')}`;
  }
  const name = text.toLowerCase().split('.').at(-1) ?? '';
  const known = name === 'median' ? 'p50' : name.replace(/^.*latency_/, '');
  return statistics.has(known) ? known : null;
}

/** Summaries of Prometheus end with it: how many markers have come in. */
const isCount = (labels: Labels) => /_latency_count$/.test(labels.__name__ ?? '');

function first(labels: Labels, names: readonly string[]): string | null {
  const found = names.map((name) => labels[name]).find((label) => label !== undefined && label !== '');
  return found ?? null;
}

const indexOf = (text: string | null): number | null => (text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null);

function areTimes(column: Cells): column is readonly number[] {
  let before = -Number.MAX_VALUE;
  for (let row = 0; row < column.length; row += 1) {
    const cell = column[row];
    if (typeof cell !== 'number' || !(cell >= before) || cell === Infinity) {
      return false;
    }
    before = cell;
  }
  return true;
}

function areEqual(some: Cells, others: Cells): boolean {
  if (some.length !== others.length) {
    return false;
  }
  for (let index = 0; index < some.length; index += 1) {
    if (some[index] !== others[index]) {
      return false;
    }
  }
  return true;
}

/** The times of a frame, the same list for frames that follow each other with equal ones; null for what are no times. */
function timesOf(column: Cells, { shared }: Answers): readonly number[] | null {
  if (!areEqual(column, shared.times)) {
    if (!areTimes(column)) {
      return null;
    }
    shared.times = column;
  }
  return shared.times;
}

/** Labels that differ between the statistics of the same markers. */
const ofStatistics = new Set(['__name__', '_field', 'quantile', 'statistic']);

/** All other labels: whatever a query has brought together, its count has them too. */
const markersOf = (labels: Labels): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => !ofStatistics.has(name))
      .sort(([left], [right]) => (left < right ? -1 : 1))
  );

type Columns = Pick<ReadSeries, 'times' | 'unchanged'>;

interface Answers {
  all: DataFrame[];
  influx: ReadonlyMap<string | undefined, InfluxQuery>;
  shared: { times: readonly number[] };
}

function lineOf(frame: DataFrame, field: Field, columns: Columns, { all, influx }: Answers): ReadSeries {
  const labels = field.labels ?? {};
  const operatorId = first(labels, labelsOf.operatorId);
  return {
    operator: first(labels, labelsOf.operator),
    operatorId,
    source: first(labels, labelsOf.source),
    sourceId: first(labels, labelsOf.sourceId),
    subtask: indexOf(first(labels, labelsOf.subtask)),
    statistic: isCount(labels)
      ? 'count'
      : (statisticOf(labels.quantile) ??
        statisticOf(labels.statistic) ??
        statisticOf(influx.get(frame.refId)?.fieldOf(frame) ?? undefined) ??
        statisticOf(field.name)),
    vertex: first(labels, labelsOf.vertex),
    vertexId: first(labels, labelsOf.vertexId),
    title: operatorId ?? getFieldDisplayName(field, frame, all),
    values: field.values,
    ...columns,
  };
}

function linesOf(frame: DataFrame, answers: Answers): Found[] {
  const column: Cells | undefined = frame.fields.find(({ type }) => type === FieldType.time)?.values;
  const times = column === undefined ? null : timesOf(column, answers);
  // A table of rows has texts beside its numbers.
  const isTable = frame.fields.some(({ type }) => type === FieldType.string);
  if (times === null || isTable) {
    return [];
  }
  const unchanged: Cells | null = frame.fields.find(({ name }) => name === 'unchanged')?.values ?? null;
  return frame.fields
    .filter(({ type, name }) => type === FieldType.number && name !== 'unchanged')
    .map((field) => ({ line: lineOf(frame, field, { times, unchanged }, answers), labels: field.labels ?? {} }));
}

/** How long each count has stood still. */
function standing({ times, values }: ReadSeries): number[] {
  let since = times[0] ?? 0;
  return times.map((at, index) => {
    const before = values[index - 1];
    if (index === 0 || !isKnown(before) || before !== values[index]) {
      since = at;
    }
    return at - since;
  });
}

/** How long a sign of markers has stood still at some times, ascending; null at times that it does not have. */
function unchangedSince(sign: ReadSeries, times: readonly number[]): Cells {
  const still = standing(sign);
  let index = 0;
  return times.map((at) => {
    while ((sign.times[index + 1] ?? Infinity) <= at) {
      index += 1;
    }
    return sign.times[index] === at ? (still[index] ?? null) : null;
  });
}

/** A count of the markers that are kept, which soon stays at 128: Flink's InfluxDB reporter has no other. */
const isCapped = (labels: Labels) => !isCount(labels) && labels.statistic === undefined;

/** Markers are whole ms: where most are 0, their mean stands still although they come in. */
const whereItMoves = (line: ReadSeries): ReadSeries => ({
  ...line,
  values: line.values.map((value) => (isKnown(value) && value < 1 ? null : value)),
});

/** By markers, what moves whenever one has come in: their count, else their mean. */
function signsOf(found: readonly Found[]): Map<string, ReadSeries> {
  const means = found.filter(({ line }) => line.statistic === 'mean');
  const counts = found.filter(({ line, labels }) => line.statistic === 'count' && !isCapped(labels));
  return new Map([
    ...means.map(({ line, labels }) => [markersOf(labels), whereItMoves(line)] as const),
    ...counts.map(({ line, labels }) => [markersOf(labels), line] as const),
  ]);
}

/** Counts and means of markers say of the other statistics of the same markers whether anything has come in. */
function withSigns(found: readonly Found[]): ReadSeries[] {
  const signs = signsOf(found);
  return found
    .filter(({ line }) => line.statistic !== 'count')
    .map(({ line, labels }) => {
      const sign = signs.size === 0 || line.unchanged !== null ? undefined : signs.get(markersOf(labels));
      return sign === undefined ? line : { ...line, unchanged: unchangedSince(sign, line.times) };
    });
}

/**
 * All lines over time in any frames: of our own data source (`latencySeries`), of Prometheus (labels `source_id`,
 * `operator_id`, `operator_subtask_index`, `quantile`), of InfluxDB (the same tags, statistics as fields), and any
 * other time series, which has no ids then. Columns are those of the frames themselves.
 */
export function readLatencySeries(frames: readonly DataFrame[]): ReadSeries[] {
  const answers = { all: [...frames], influx: influxQueries(frames), shared: { times: [] } };
  return withSigns(frames.flatMap((frame) => linesOf(frame, answers)));
}
