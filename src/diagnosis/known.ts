/** A share, rate or duration that can be counted with; null for what is not known, not finite or below zero. */
export const known = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) || value < 0 ? null : value;

interface Total {
  count: number;
  sum: number;
  largest: number | null;
}

function totalOf(values: ReadonlyArray<number | null>): Total {
  const total: Total = { count: 0, sum: 0, largest: null };
  for (const value of values) {
    const number = known(value);
    if (number !== null) {
      total.count += 1;
      total.sum += number;
      total.largest = Math.max(total.largest ?? number, number);
    }
  }
  return total;
}

/** The largest known value; null when none is known. */
export const largest = (values: ReadonlyArray<number | null>): number | null => totalOf(values).largest;

/** Null when not all are known. */
export function sum(values: ReadonlyArray<number | null>): number | null {
  const total = totalOf(values);
  return total.count < values.length ? null : total.sum;
}

/** Of the known values; null when none is known. */
export function mean(values: ReadonlyArray<number | null>): number | null {
  const total = totalOf(values);
  return total.count === 0 ? null : total.sum / total.count;
}
