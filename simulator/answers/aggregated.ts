export interface Spread {
  min: number;
  max: number;
  avg: number;
  sum: number;
  median: number;
  p25: number;
  p75: number;
  p95: number;
}

/** The value below which `share` of the sorted values lie, as Flink's histograms estimate it (weighting by rank n + 1). */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length + 1);
  const below = Math.min(sorted.length, Math.max(1, Math.floor(rank)));
  const low = sorted[below - 1] ?? NaN;
  const high = sorted[Math.min(sorted.length, below + 1) - 1] ?? NaN;
  return rank < 1 || rank >= sorted.length ? low : low + (rank - below) * (high - low);
}

/** Whole numbers, as in the `aggregated` parts of a vertex. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((left, right) => left - right);
  const sum = values.reduce((total, value) => total + value, 0);
  const at = (share: number) => Math.floor(percentile(sorted, share));
  return {
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    avg: values.length === 0 ? 0 : Math.floor(sum / values.length),
    sum,
    median: at(0.5),
    p25: at(0.25),
    p75: at(0.75),
    p95: at(0.95),
  };
}

/** One spread a name over objects that all have the same names. */
export function spreads(rows: ReadonlyArray<Readonly<Record<string, number>>>): Record<string, Spread> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(names.map((name) => [name, spreadOf(rows.flatMap((row) => row[name] ?? []))]));
}
