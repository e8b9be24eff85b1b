/** A share, rate or duration that can be counted with; null for what is not known, not finite or below zero. */
export const known = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) || value < 0 ? null : value;

/** The known ones among values. */
export const knownOf = (values: ReadonlyArray<number | null>): number[] =>
  values.flatMap((value) => {
    const number = known(value);
    return number === null ? [] : [number];
  });

/** The largest known value; null when none is known. */
export function largest(values: ReadonlyArray<number | null>): number | null {
  const numbers = knownOf(values);
  return numbers.length === 0 ? null : numbers.reduce((most, value) => Math.max(most, value));
}

/** Null when not all are known. */
export function sum(values: ReadonlyArray<number | null>): number | null {
  const numbers = knownOf(values);
  return numbers.length < values.length ? null : numbers.reduce((all, value) => all + value, 0);
}

/** Mean of the known values; null when none is known. */
export function mean(values: ReadonlyArray<number | null>): number | null {
  const numbers = knownOf(values);
  return numbers.length === 0 ? null : numbers.reduce((all, value) => all + value, 0) / numbers.length;
}
