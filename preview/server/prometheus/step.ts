/** Grafana's intervals, ms: the first of each pair for lengths below the second. */
const rounded: ReadonlyArray<readonly [interval: number, below: number]> = [
  [1, 10],
  [10, 15],
  [20, 35],
  [50, 75],
  [100, 150],
  [200, 350],
  [500, 750],
  [1_000, 1_500],
  [2_000, 3_500],
  [5_000, 7_500],
  [10_000, 12_500],
  [15_000, 17_500],
  [20_000, 25_000],
  [30_000, 45_000],
  [60_000, 90_000],
  [120_000, 210_000],
  [300_000, 450_000],
  [600_000, 750_000],
  [900_000, 1_050_000],
  [1_200_000, 1_500_000],
  [1_800_000, 2_700_000],
  [3_600_000, 5_400_000],
  [7_200_000, 9_000_000],
  [10_800_000, 16_200_000],
  [21_600_000, 32_400_000],
  [43_200_000, 86_400_000],
  [86_400_000, 604_800_000],
  [604_800_000, 1_814_400_000],
];

const roundInterval = (ms: number) => rounded.find(([, below]) => ms < below)?.[0] ?? 2_592_000_000;

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `10s`, `1m30s`, or seconds; null for anything else. */
export function durationMs(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Number(text) * 1000;
  }
  const parts = [...text.matchAll(/(\d+)(ms|s|m|h|d|w)/g)];
  return parts.length === 0 || parts.map(([part]) => part).join('') !== text
    ? null
    : parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (unitMs[unit] ?? 0), 0);
}

export const durationText = (ms: number): string =>
  ms % 1000 !== 0 ? `${ms}ms` : ms % 60_000 === 0 ? `${ms / 60_000}m` : `${ms / 1000}s`;

/** Grafana's default where neither the query nor the data source says how often Prometheus scrapes. */
const defaultScrapeMs = 15_000;
/** Prometheus gives no more points of a series. */
const mostPoints = 11_000;

interface Asked {
  from: number;
  to: number;
  maxDataPoints: number;
  /** `Min step` of the query. */
  interval: string;
  /** `Scrape interval` of the data source. */
  timeInterval: string;
}

export const scrapeMsOf = ({ timeInterval }: Pick<Asked, 'timeInterval'>): number =>
  durationMs(timeInterval) ?? defaultScrapeMs;

/** Grafana's step: as many points as there is room for, never finer than the query or Prometheus itself. */
export function stepMsOf(asked: Asked): number {
  const { from, to, maxDataPoints, interval } = asked;
  const finest = durationMs(interval) ?? scrapeMsOf(asked);
  const wanted = roundInterval((to - from) / Math.max(1, maxDataPoints));
  return Math.max(finest, wanted, roundInterval((to - from) / mostPoints));
}

/** Replaces Grafana's own variables in an expression. */
export function filledIn(expr: string, asked: Asked): string {
  const step = stepMsOf(asked);
  const scrape = scrapeMsOf(asked);
  const range = asked.to - asked.from;
  const values: Readonly<Record<string, string>> = {
    __interval: durationText(step),
    __interval_ms: String(step),
    __rate_interval: durationText(Math.max(step + scrape, 4 * scrape)),
    __rate_interval_ms: String(Math.max(step + scrape, 4 * scrape)),
    __range: `${Math.round(range / 1000)}s`,
    __range_s: String(Math.round(range / 1000)),
    __range_ms: String(range),
  };
  return expr.replace(
    /\$\{(__\w+)\}|\$(__\w+)/g,
    (whole, braced?: string, bare?: string) => values[braced ?? bare ?? ''] ?? whole
  );
}
