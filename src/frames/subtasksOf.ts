import { type VertexMean } from '../flink/pressure/means';
import { type Subtask, type VertexDetail } from '../flink/vertex';
import { shortName } from './shortName';
import { type SubtaskRow, type SubtaskTimesRow } from './subtasks';

/** What may go through a subtask, the best to compare first. */
const figures: ReadonlyArray<(subtask: Subtask, mean: VertexMean | undefined) => number | null> = [
  (_, mean) => mean?.recordsIn ?? null,
  ({ counters }) => counters.recordsIn,
  (_, mean) => mean?.recordsOut ?? null,
  ({ counters }) => counters.recordsOut,
];

/** The mean of a figure over those that have it; null when there is nothing to compare. */
function meanOf(values: ReadonlyArray<number | null>): number | null {
  let [sum, known] = [0, 0];
  for (const value of values) {
    sum += value ?? 0;
    known += value === null ? 0 : 1;
  }
  return sum > 0 ? sum / known : null;
}

/** By index, a text. */
type Means = ReadonlyMap<string, VertexMean>;

/** How far each subtask lies from the mean of all, as a share of it, by the first figure that there is anything of. */
function skewsOf(subtasks: readonly Subtask[], means: Means): Array<number | null> {
  for (const figure of figures) {
    const values = subtasks.map((subtask) => figure(subtask, means.get(String(subtask.index))));
    const mean = meanOf(values);
    if (mean !== null) {
      return values.map((value) => (value === null ? null : value / mean - 1));
    }
  }
  return subtasks.map(() => null);
}

function durationOf({ started, ended, durationMs }: Subtask, now: number | null): number | null {
  const until = ended ?? now;
  return durationMs ?? (started === null || until === null ? null : until - started);
}

interface Known {
  mean: VertexMean | null;
  skew: number | null;
  vertex: string;
  now: number | null;
}

/** Written out, without spreading of parts: there may be ten thousand of them. */
function rowOf(subtask: Subtask, { mean, skew, vertex, now }: Known): SubtaskRow {
  const { counters } = subtask;
  return {
    index: String(subtask.index),
    state: subtask.state,
    busy: mean === null ? null : mean.shares.busy,
    backpressured: mean === null ? null : mean.shares.backpressured,
    idle: mean === null ? null : mean.shares.idle,
    recordsIn: mean === null ? null : mean.recordsIn,
    recordsOut: mean === null ? null : mean.recordsOut,
    skew,
    bytesIn: mean === null ? null : mean.bytesIn,
    bytesOut: mean === null ? null : mean.bytesOut,
    attempt: subtask.attempt,
    taskManager: subtask.taskManagerId,
    endpoint: subtask.endpoint,
    recordsInTotal: counters.recordsIn,
    recordsOutTotal: counters.recordsOut,
    bytesInTotal: counters.bytesIn,
    bytesOutTotal: counters.bytesOut,
    started: subtask.started,
    duration: durationOf(subtask, now),
    span: mean === null ? null : mean.elapsedMs,
    basis: mean === null ? null : mean.basis,
    vertex,
  };
}

const heats = ['busy', 'backpressured', 'recordsIn', 'recordsInTotal', 'recordsOut', 'recordsOutTotal'] as const;

/** Descending; what is not known comes last. */
function hotFirst(left: SubtaskRow, right: SubtaskRow): number {
  for (const name of heats) {
    const difference = (right[name] ?? -1) - (left[name] ?? -1);
    if (difference !== 0) {
      return difference;
    }
  }
  return Number(left.index) - Number(right.index);
}

/** @param means by index; absent = not known */
export function subtasksOf({ name, now, subtasks }: VertexDetail, means: Means): SubtaskRow[] {
  const vertex = shortName(name);
  const skews = skewsOf(subtasks, means);
  return subtasks
    .map((subtask, place) =>
      rowOf(subtask, { mean: means.get(String(subtask.index)) ?? null, skew: skews[place] ?? null, vertex, now })
    )
    .sort(hotFirst);
}

function timesRow(subtask: Subtask, vertex: string): SubtaskTimesRow {
  const spent = (state: string) => subtask.stateMs.get(state) ?? null;
  const [scheduled, deploying, initializing] = [spent('SCHEDULED'), spent('DEPLOYING'), spent('INITIALIZING')];
  const isKnown = scheduled !== null || deploying !== null || initializing !== null;
  return {
    index: String(subtask.index),
    state: subtask.state,
    startup: isKnown ? (scheduled ?? 0) + (deploying ?? 0) + (initializing ?? 0) : null,
    created: spent('CREATED'),
    scheduled,
    deploying,
    initializing,
    running: spent('RUNNING'),
    attempt: subtask.attempt,
    taskManager: subtask.taskManagerId,
    endpoint: subtask.endpoint,
    started: subtask.started,
    ended: subtask.ended,
    vertex,
  };
}

export function subtaskTimesOf({ name, subtasks }: VertexDetail): SubtaskTimesRow[] {
  const vertex = shortName(name);
  return subtasks
    .map((subtask) => timesRow(subtask, vertex))
    .sort((left, right) => (right.startup ?? -1) - (left.startup ?? -1) || Number(left.index) - Number(right.index));
}
