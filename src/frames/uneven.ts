import { type SuspectDetail } from './graphDetails';

/** Which subtask has most records, and how they compare with the mean of all. */
export interface Uneven {
  index: string;
  /** 1 = even, 2 = twice as many as the mean. */
  factor: number;
}

/** By records in, of sources by records out; null where not every subtask is known, or nothing flows. */
export function mostRecords({ detail, means }: SuspectDetail): Uneven | null {
  for (const flow of ['recordsIn', 'recordsOut'] as const) {
    const rates = detail.subtasks.map(({ index }) => ({
      index: String(index),
      rate: means.get(String(index))?.[flow] ?? null,
    }));
    const known = rates.flatMap(({ index, rate }) => (rate === null ? [] : [{ index, rate }]));
    const sum = known.reduce((total, { rate }) => total + rate, 0);
    if (known.length === rates.length && sum > 0) {
      const most = known.reduce((best, one) => (one.rate > best.rate ? one : best));
      return { index: most.index, factor: (most.rate * known.length) / sum };
    }
  }
  return null;
}
