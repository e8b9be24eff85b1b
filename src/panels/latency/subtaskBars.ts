import { type Model } from './model';

/** A subtask beside the others of its operator and source. */
export interface SubtaskBar {
  /** Index into `model.rows`. */
  row: number;
  value: number | null;
  /** Against the median of the subtasks of the same pair; null where there are too few to tell. */
  factor: number | null;
  /** Stands out. */
  hot: boolean;
}

/** A subtask is hot from this many times the median on, if the difference can be felt. */
const hotFactor = 2;
const hotMs = 20;
const fewest = 3;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
};

/** By index of the row, for those that draw the rows in their own order. */
export const barsByRow = (bars: readonly SubtaskBar[]): ReadonlyMap<number, SubtaskBar> =>
  new Map(bars.map((bar) => [bar.row, bar]));

/** All subtasks of a model of subtasks, the slowest first, then in their order; what is not known comes last. */
export function barsOf({ rows, figures }: Model): SubtaskBar[] {
  const pairs = new Map<string, number[]>();
  const pairKey = (index: number) => `${rows[index]?.operatorId}/${rows[index]?.sourceId}`;
  rows.forEach((_, index) => {
    const now = figures[index]?.now ?? null;
    if (now !== null) {
      pairs.set(pairKey(index), [...(pairs.get(pairKey(index)) ?? []), now]);
    }
  });
  const medians = new Map([...pairs].map(([key, values]) => [key, values.length < fewest ? null : median(values)]));
  const bars = rows.map((_, index): SubtaskBar => {
    const value = figures[index]?.now ?? null;
    const usual = medians.get(pairKey(index)) ?? null;
    const factor = value === null || usual === null || usual === 0 ? null : value / usual;
    const hot = factor !== null && value !== null && usual !== null && factor >= hotFactor && value - usual >= hotMs;
    return { row: index, value, factor, hot };
  });
  return bars.sort((left, right) => (right.value ?? -1) - (left.value ?? -1) || left.row - right.row);
}
