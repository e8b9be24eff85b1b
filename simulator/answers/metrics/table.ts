import { double } from '../values';

/** The metrics of one place (a subtask, a job, a process) at one moment. Values are worked out when they are asked for. */
export interface MetricTable {
  names(): string[];
  /** As Flink writes it; undefined = there is no such metric. */
  value(name: string): string | undefined;
}

export type Values = Readonly<Record<string, () => string>>;

export function tableOf(values: Values): MetricTable {
  return {
    names: () => Object.keys(values),
    value: (name) => (Object.hasOwn(values, name) ? values[name]?.() : undefined),
  };
}

/** The metrics of several tables, the first one that knows a name. */
export function joined(tables: readonly MetricTable[]): MetricTable {
  return {
    names: () => tables.flatMap((table) => table.names()),
    value: (name) => {
      for (const table of tables) {
        const value = table.value(name);
        if (value !== undefined) {
          return value;
        }
      }
      return undefined;
    },
  };
}

export const nothing: MetricTable = { names: () => [], value: () => undefined };

/** Pairs of name and value, for values whose names are made up of parts. */
export function valuesOf(pairs: ReadonlyArray<readonly [string, () => string]>): Values {
  return Object.fromEntries(pairs);
}

export const merged = (tables: readonly Values[]): Values => valuesOf(tables.flatMap((table) => Object.entries(table)));

export interface Statistics {
  min: number;
  max: number;
  mean: number;
  stddev: number;
  /** The value that a share of the samples did not exceed. */
  at(share: number): number;
}

const quantiles = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p98: 0.98, p99: 0.99, p999: 0.999 };

/** What Flink tells of a histogram, by the name of the statistic. */
export const statistics: Readonly<Record<string, (of: Statistics) => string>> = {
  min: ({ min }) => String(Math.round(min)),
  max: ({ max }) => String(Math.round(max)),
  mean: ({ mean }) => double(mean),
  stddev: ({ stddev }) => double(stddev),
  ...Object.fromEntries(
    Object.entries(quantiles).map(([name, share]) => [name, ({ at }: Statistics) => double(at(share))])
  ),
};

/** The statistics of one of Flink's histograms, `<prefix>_p99` and so on. */
export function histogram(prefix: string, of: () => Statistics): Values {
  return valuesOf(Object.entries(statistics).map(([name, value]) => [`${prefix}_${name}`, () => value(of())]));
}
