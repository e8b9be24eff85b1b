import { FlinkError } from '../../../flink/errors';

export type MetricScope = 'jobmanager' | 'taskmanager' | 'taskmanagers' | 'job' | 'vertex' | 'subtask' | 'operator';
export type MetricAggregation = 'none' | 'min' | 'max' | 'avg' | 'sum' | 'skew';

export interface MetricsQuery {
  scope: MetricScope;
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Id or whole name; empty = all vertices. */
  vertex: string;
  /** A list of indices such as `0,2-4`; empty = all subtasks. */
  subtask: string;
  /** Empty = all TaskManagers. */
  taskManager: string;
  /** As it stands before the metric's name; empty = the task's own metrics. */
  operator: string;
  /** Empty in a table = all that there are. */
  metrics: string[];
  /** Over the subtasks or TaskManagers; `none` = each by itself. */
  aggregation: MetricAggregation;
  as: 'series' | 'table';
  /** `rate` = growth per second, for counters. */
  value: 'gauge' | 'rate';
}

/** What a scope needs to know, and what metrics of it look like. Metrics of one family have the same names. */
const families = {
  jobmanager: 'process',
  taskmanager: 'process',
  taskmanagers: 'process',
  job: 'job',
  vertex: 'task',
  subtask: 'task',
  operator: 'task',
} as const satisfies Record<MetricScope, string>;

export type MetricFamily = (typeof families)[MetricScope];

export const isScope = (scope: string): scope is MetricScope => Object.hasOwn(families, scope);

/** @throws FlinkError of kind `badQuery` for a saved scope that is none */
export function familyOf(scope: MetricScope): MetricFamily {
  if (!isScope(scope)) {
    throw new FlinkError({ kind: 'badQuery' });
  }
  return families[scope];
}

/** What is asked for when a scope is chosen. */
export const firstMetrics: Record<MetricFamily, readonly string[]> = {
  process: ['Status.JVM.Memory.Heap.Used'],
  job: ['numRestarts'],
  task: ['busyTimeMsPerSecond'],
};

export const defaults: MetricsQuery = {
  scope: 'vertex',
  job: '',
  vertex: '',
  subtask: '',
  taskManager: '',
  operator: '',
  metrics: [...firstMetrics.task],
  aggregation: 'max',
  as: 'series',
  value: 'gauge',
};

/** Whether subtasks or TaskManagers are brought together. */
export const isAggregated = ({ scope, aggregation }: MetricsQuery): boolean =>
  aggregation !== 'none' && (scope === 'taskmanagers' || familyOf(scope) === 'task');

/** The parts of a text that a variable with several values may have left: `{a,b}` is a and b. Empty ones are left out. */
export function several(text: string): string[] {
  const inner = /^\{(.*)\}$/s.exec(text.trim())?.[1];
  return (inner?.split(',') ?? [text]).map((part) => part.trim()).filter((part) => part !== '');
}

/** Whether there is nothing to draw: only a table lists all metrics when none is named. */
export const namesNone = ({ as, metrics }: MetricsQuery): boolean =>
  as === 'series' && metrics.flatMap(several).length === 0;

/** Indices below `parallelism` in a list such as `0,2-4`; all of them where it is empty. */
export function subtasksIn(list: string, parallelism: number): number[] {
  const ranges = several(list).flatMap((part) => part.split(','));
  const all = Array.from({ length: parallelism }, (_, index) => index);
  if (ranges.length === 0) {
    return all;
  }
  const bounds = ranges.map((range) => {
    const [, from, to = from] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(range) ?? [];
    if (from === undefined) {
      throw new FlinkError({ kind: 'invalid', what: 'subtask', value: list.slice(0, 80) });
    }
    return { from: Number(from), to: Number(to) };
  });
  return all.filter((index) => bounds.some(({ from, to }) => from <= index && index <= to));
}

/** The shortest list of these ascending indices, as Flink reads it: `0,2-4`. */
export function listOf(subtasks: readonly number[]): string {
  const ranges: Array<{ from: number; to: number }> = [];
  for (const index of subtasks) {
    const last = ranges.at(-1);
    if (last?.to === index - 1) {
      last.to = index;
    } else {
      ranges.push({ from: index, to: index });
    }
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
