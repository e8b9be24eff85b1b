import { isSince } from '../../versions';
import { listParameter } from '../parameters';
import { badParameter } from '../problem';
import { type Asked } from '../view';
import { type MetricTable } from './table';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

/** How uneven values are, per cent: their mean distance from the mean, in relation to it. */
function skew(values: readonly number[]): number {
  const middle = mean(values);
  const distance = mean(values.map((value) => Math.abs(value - middle)));
  return middle === 0 ? 0 : Math.min(100, (100 * distance) / middle);
}

const aggregations = {
  min: (values: readonly number[]) => Math.min(...values),
  max: (values: readonly number[]) => Math.max(...values),
  avg: mean,
  sum,
  skew,
};
type Aggregation = keyof typeof aggregations;
const known: readonly Aggregation[] = ['min', 'max', 'avg', 'sum', 'skew'];

/** The aggregations of `agg`, all without it; a word that is none is a bad request. */
export function aggregationsOf(asked: Asked, flinkVersion: string): Aggregation[] {
  const all = isSince(flinkVersion, '1.20') ? known : known.filter((name) => name !== 'skew');
  const wanted = listParameter(asked, 'agg');
  const wrong = wanted?.find((word) => !all.some((name) => name === word.toLowerCase()));
  if (wrong !== undefined) {
    throw badParameter('query', 'agg', wanted?.join(',') ?? '');
  }
  return all.filter((name) => wanted === null || wanted.some((word) => word.toLowerCase() === name));
}

const json = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

const isNumeric = (text: string) => text === 'NaN' || (text.trim() !== '' && !Number.isNaN(Number(text)));

/**
 * Values of several places brought together by name. A name that no place has empties the whole answer; one that has
 * something else than numbers is left out.
 */
export function aggregate(
  tables: readonly MetricTable[],
  wanted: readonly string[],
  chosen: readonly Aggregation[]
): Array<Record<string, number | string>> {
  const answer: Array<Record<string, number | string>> = [];
  for (const id of wanted) {
    const texts = tables.flatMap((table) => table.value(id) ?? []);
    if (texts.length === 0) {
      return [];
    }
    if (texts.every(isNumeric)) {
      const values = texts.map(Number);
      answer.push({ id, ...Object.fromEntries(chosen.map((name) => [name, json(aggregations[name](values))])) });
    }
  }
  return answer;
}
