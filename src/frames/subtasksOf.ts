import { type VertexMean } from '../flink/pressure/means';
import { type Subtask, type VertexDetail } from '../flink/vertex';
import { shortName } from './shortName';
import { type SubtaskRow, type SubtaskTimesRow } from './subtasks';
import { ratesOf, totalsOf } from './verticesOf';

/** The first of these figures that all subtasks together have any of. */
function comparable(rows: ReadonlyArray<Pick<SubtaskRow, 'index'> & Figures>): keyof Figures | undefined {
  const figures = ['recordsIn', 'recordsInTotal', 'recordsOut', 'recordsOutTotal'] as const;
  return figures.find((name) => rows.some((row) => (row[name] ?? 0) > 0));
}

type Figures = Pick<SubtaskRow, 'recordsIn' | 'recordsInTotal' | 'recordsOut' | 'recordsOutTotal'>;

/** How far a value lies from the mean of all, as a share of that mean. */
function skews(values: ReadonlyArray<number | null>): Array<number | null> {
  const known = values.filter((value) => value !== null);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return values.map((value) => (value === null || !(mean > 0) ? null : value / mean - 1));
}

type Unskewed = Omit<SubtaskRow, 'skew'>;

function rowOf(subtask: Subtask, mean: VertexMean | null, vertex: string, now: number | null): Unskewed {
  const { started, ended, durationMs } = subtask;
  const until = ended ?? now;
  return {
    index: String(subtask.index),
    state: subtask.state,
    busy: mean?.shares.busy ?? null,
    backpressured: mean?.shares.backpressured ?? null,
    idle: mean?.shares.idle ?? null,
    ...ratesOf(mean),
    attempt: subtask.attempt,
    taskManager: subtask.taskManagerId,
    endpoint: subtask.endpoint,
    ...totalsOf(subtask),
    started,
    duration: durationMs ?? (started === null || until === null ? null : until - started),
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
export function subtasksOf(detail: VertexDetail, means: ReadonlyMap<number, VertexMean>): SubtaskRow[] {
  const vertex = shortName(detail.name);
  const rows = detail.subtasks.map((subtask) => rowOf(subtask, means.get(subtask.index) ?? null, vertex, detail.now));
  const compared = comparable(rows);
  const skew = skews(rows.map((row) => (compared === undefined ? null : row[compared])));
  return rows.map((row, place) => ({ ...row, skew: skew[place] ?? null })).sort(hotFirst);
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
