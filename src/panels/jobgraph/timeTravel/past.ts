import { type Measure, type PressureSeries } from '../../../frames/pressureSeries';

/** Values by step of the grid; NaN = not known. Watermarks are kept as lags, ms. */
export type Lane = Partial<Record<Measure, Float64Array>>;

export const valueIn = (lane: Lane, measure: Measure, step: number): number | null => {
  const value = lane[measure]?.[step];
  return value === undefined || Number.isNaN(value) ? null : value;
};

/** Whether anything is known of a lane at a step: else the task did not run. */
export const isKnown = (lane: Lane, step: number): boolean =>
  Object.values(lane).some((values) => !Number.isNaN(values[step] ?? NaN));

export interface SubtaskPast {
  lane: Lane;
  /** Where it ran, by step, as the reporter writes it. */
  taskManagers: ReadonlyArray<string | null>;
}

export interface TaskPast {
  /** By index of the subtask, in ascending order. */
  subtasks: ReadonlyMap<string, SubtaskPast>;
  /** From series that stand for the whole task. */
  whole: Lane;
}

/** The past of a job, on one grid of times for all its tasks. */
export interface Past {
  /** Epoch ms, ascending: every moment at which anything was measured. */
  grid: Float64Array;
  /** Between two samples of a series, ms. */
  step: number;
  /** Between neighbours of the grid, ms: further apart, and samples are missing. */
  limit: number;
  /** By vertex id. */
  tasks: ReadonlyMap<string, TaskPast>;
  /** Series were left out because they are of other jobs. */
  hasOtherJobs: boolean;
}

/** A series of one sample says nothing of its step; this is how often Prometheus asks by default. */
const defaultStepMs = 15_000;
/** Steps jitter; a whole one that is missing is a gap. */
const staleSteps = 1.5;

/** The median distance between the samples of the longest series. */
function stepOf(series: readonly PressureSeries[]): number {
  const { times } = series.reduce<{ times: readonly number[] }>(
    (longest, next) => (next.times.length > longest.times.length ? next : longest),
    { times: [] }
  );
  const distances = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return distances.sort((left, right) => left - right)[Math.floor(distances.length / 2)] ?? defaultStepMs;
}

function isWithin(times: readonly number[], grid: readonly number[]): boolean {
  let step = 0;
  for (const time of times) {
    while (step < grid.length && (grid[step] ?? Infinity) < time) {
      step += 1;
    }
    if (grid[step] !== time) {
      return false;
    }
  }
  return true;
}

/** All times of all series. Nearly always they are the same ones, which costs a comparison each. */
function gridOf(series: readonly PressureSeries[]): Float64Array {
  let grid: readonly number[] = [];
  for (const { times } of series) {
    if (!isWithin(times, grid)) {
      grid = [...new Set([...grid, ...times])].sort((left, right) => left - right);
    }
  }
  return Float64Array.from(grid);
}

/** By step of the grid: the newest sample at or before it, by its index, unless one is missing after it; else -1. */
function samplesAt(times: readonly number[], grid: Float64Array, width: number): Int32Array {
  const samples = new Int32Array(grid.length).fill(-1);
  let next = 0;
  for (let step = 0; step < grid.length; step += 1) {
    const at = grid[step] ?? 0;
    while (next < times.length && (times[next] ?? Infinity) <= at) {
      next += 1;
    }
    if (next > 0 && at - (times[next - 1] ?? -Infinity) < width) {
      samples[step] = next - 1;
    }
  }
  return samples;
}

interface OpenSubtask {
  lane: Lane;
  taskManagers: Array<string | null>;
}

interface OpenTask {
  subtasks: Map<string, OpenSubtask>;
  whole: Lane;
}

function placeOf(
  task: OpenTask,
  subtask: string | null,
  length: number
): { lane: Lane; taskManagers: Array<string | null> } {
  if (subtask === null) {
    return { lane: task.whole, taskManagers: [] };
  }
  const known = task.subtasks.get(subtask) ?? { lane: {}, taskManagers: new Array<string | null>(length).fill(null) };
  task.subtasks.set(subtask, known);
  return known;
}

function addSeries(task: OpenTask, series: PressureSeries, grid: Float64Array, width: number): void {
  const { measure, times, values, taskManager, subtask } = series;
  const { lane, taskManagers } = placeOf(task, subtask, grid.length);
  const target = lane[measure] ?? new Float64Array(grid.length).fill(NaN);
  lane[measure] = target;
  const samples = samplesAt(times, grid, width);
  for (let step = 0; step < samples.length; step += 1) {
    const sample = samples[step] ?? -1;
    const value = values[sample] ?? NaN;
    if (!Number.isNaN(value)) {
      target[step] = measure === 'watermark' ? (times[sample] ?? NaN) - value : value;
      if (taskManager !== null) {
        taskManagers[step] = taskManager;
      }
    }
  }
}

/** Up to this step the first sample of a task is one of its first seconds, in which tasks report to be busy all the time. */
const longestStartStepMs = 20_000;

/** Forgets what a task says of its load as it starts: at the first sample after one that is missing. */
function forgetStarts(lane: Lane, { grid, step, limit }: Omit<Past, 'tasks' | 'hasOtherJobs'>): void {
  if (step > longestStartStepMs) {
    return;
  }
  for (const values of [lane.busy, lane.idle, lane.backpressured]) {
    for (let index = (values?.length ?? 0) - 1; values !== undefined && index > 0; index -= 1) {
      const isGap = (grid[index] ?? 0) - (grid[index - 1] ?? 0) > limit;
      if (isGap || Number.isNaN(values[index - 1] ?? NaN)) {
        values[index] = NaN;
      }
    }
  }
}

const inOrder = (subtasks: ReadonlyMap<string, OpenSubtask>) =>
  new Map([...subtasks].sort(([left], [right]) => Number(left) - Number(right)));

/**
 * Puts the series of one job onto a common grid; null where there are none. Where several attempts of a subtask have a
 * value of the same moment, the newest attempt's counts. Nothing is filled in: a sample that is missing = not known, and
 * neither is the load of a task that just started.
 * @param job id; null = of whatever job
 */
export function pastOf(series: readonly PressureSeries[], job: string | null): Past | null {
  const own = series.filter((one) => job === null || one.job === null || one.job === job);
  const hasOtherJobs = own.length < series.length;
  if (own.length === 0) {
    return hasOtherJobs
      ? { grid: new Float64Array(0), step: defaultStepMs, limit: 0, tasks: new Map(), hasOtherJobs }
      : null;
  }
  const grid = gridOf(own);
  const step = stepOf(own);
  const limit = step * staleSteps;
  const tasks = new Map<string, OpenTask>();
  for (const one of [...own].sort((left, right) => left.attempt - right.attempt)) {
    const task = tasks.get(one.vertex) ?? { subtasks: new Map(), whole: {} };
    tasks.set(one.vertex, task);
    addSeries(task, one, grid, step);
  }
  for (const { whole, subtasks } of tasks.values()) {
    [whole, ...[...subtasks.values()].map(({ lane }) => lane)].forEach((lane) =>
      forgetStarts(lane, { grid, step, limit })
    );
  }
  return {
    grid,
    step,
    limit,
    tasks: new Map([...tasks].map(([id, { subtasks, whole }]) => [id, { subtasks: inOrder(subtasks), whole }])),
    hasOtherJobs,
  };
}

/** The step of the grid that is nearest to a moment; null where none is as near as samples are to one another. */
export function stepAt({ grid, step }: Pick<Past, 'grid' | 'step'>, at: number): number | null {
  let from = 0;
  let to = grid.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((grid[middle] ?? Infinity) < at) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  const after = (grid[from] ?? Infinity) - at;
  const before = at - (grid[from - 1] ?? -Infinity);
  const nearest = before < after ? from - 1 : from;
  return Math.min(before, after) <= step ? nearest : null;
}
