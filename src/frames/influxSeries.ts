import { type DataFrame } from '@grafana/data';

/** A selected item of an InfluxQL query: the name of its column, and the field that it is of. */
interface Selected {
  column: string;
  field: string | null;
}

/** Of `SELECT a, b FROM`: what stands between; commas within parentheses and quotes separate nothing. */
const selectList = /^\s*SELECT\s+([\s\S]+?)\s+FROM\s/i;
const item = /(?:"(?:[^"\\]|\\.)*"|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^,"(])+/g;
const alias = /\sAS\s+"?([^"\s]+)"?\s*$/i;
/** In quotes, as the argument of a function, or alone. */
const fieldOf = /"([^"]+)"|\(\s*([a-z_]\w*)\s*[,:)]|^\s*([a-z_]\w*)\s*$/i;

function selectedOf(text: string): Selected {
  const named = alias.exec(text)?.[1];
  const source = text.replace(alias, '');
  const [, quoted, argument, alone] = fieldOf.exec(source) ?? [];
  const field = quoted ?? argument ?? alone ?? null;
  const called = /^\s*([a-z_]+)\s*\(/i.exec(source)?.[1]?.toLowerCase();
  return { column: named ?? called ?? field ?? '', field };
}

/** InfluxDB numbers columns of the same name: `max`, `max_1`. */
function withNumbers(all: readonly Selected[]): Selected[] {
  return all.map((one, index) => {
    const before = all.slice(0, index).filter(({ column }) => column === one.column).length;
    return before === 0 ? one : { ...one, column: `${one.column}_${before}` };
  });
}

const selectedIn = (query: string): Selected[] =>
  withNumbers((selectList.exec(query)?.[1]?.match(item) ?? []).map(selectedOf));

const unitMs: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

const numberIn = (pattern: RegExp, text: string): number | null => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

function bucketIn(query: string): number {
  const [, count = '0', unit = ''] = /\bGROUP\s+BY\s[\s\S]*?\btime\(\s*(\d+)(ms|s|m|h|d|w)\b/i.exec(query) ?? [];
  return Number(count) * (unitMs.get(unit.toLowerCase()) ?? 0);
}

/** What an InfluxQL query says of the frames that answer it. */
export interface InfluxQuery {
  /** The field that the values of a frame are of; null where nothing tells. */
  fieldOf(frame: Pick<DataFrame, 'name'>): string | null;
  /**
   * The moment up to which a value counts. `GROUP BY time` gives it the time at which the part of the time began that it
   * sums up; the last part ends with the query's range.
   */
  endOf(time: number): number;
}

/**
 * Grafana calls every column `Value` and the frame `measurement.column { tags }`, or as the query's alias says; the column is
 * that of the SELECT.
 */
function influxQuery(query: string): InfluxQuery {
  const selected = selectedIn(query);
  const bucket = bucketIn(query);
  const last = numberIn(/\btime\s*<=?\s*(\d+)ms\b/i, query) ?? Infinity;
  return {
    fieldOf: ({ name = '' }) => {
      const column = /\.([^.{]+?)(?: \{[\s\S]*\})?$/.exec(name)?.[1] ?? name;
      const found = selected.find((one) => one.column === column) ?? (selected.length === 1 ? selected[0] : undefined);
      return found?.field ?? (column === '' ? null : column);
    },
    endOf: (time) => (time < last ? Math.min(time + bucket, last) : time),
  };
}

/** The InfluxQL queries that frames answer, by `refId`: Grafana writes a query beside the first frame of its answer only. */
export function influxQueries(frames: readonly DataFrame[]): ReadonlyMap<string | undefined, InfluxQuery> {
  const texts = frames.flatMap(({ refId, meta }) => {
    const text = meta?.executedQueryString ?? '';
    return selectList.test(text) ? [[refId, text] as const] : [];
  });
  return new Map(texts.map(([refId, text]) => [refId, influxQuery(text)]));
}
