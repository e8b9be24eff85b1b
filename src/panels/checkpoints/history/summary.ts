import { type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { type Checkpoint } from './checkpoint';
import { type History } from './merge';
import { trendOf } from './trend';

export interface Quantiles {
  p50: number;
  p95: number;
  p99: number;
}

/** `late`: later than the interval explains. `overdue`: later than an interval and a time-out explain. */
export type AgeLevel = 'fine' | 'late' | 'overdue' | 'unknown';

/** Of the time range that is shown; null = not known. */
export interface Summary {
  completed: number;
  failed: number;
  /** Completed of all that ended, 0 to 1. */
  success: number | null;
  duration: Quantiles | null;
  /** Bytes written. */
  size: Quantiles | null;
  /** Bytes of the last completed one. */
  state: number | null;
  /** Bytes a day. */
  growth: number | null;
  /** Ms since the last completed one. */
  age: number | null;
  ageLevel: AgeLevel;
}

/** Between the two nearest values, as Flink's own statistics. @param share 0 to 1 */
export function quantile(ascending: readonly number[], share: number): number | null {
  const place = (ascending.length - 1) * share;
  const lower = ascending[Math.floor(place)];
  const upper = ascending[Math.ceil(place)];
  return lower === undefined || upper === undefined ? null : lower + (upper - lower) * (place - Math.floor(place));
}

export function quantilesOf(values: readonly number[]): Quantiles | null {
  const ascending = [...values].sort((left, right) => left - right);
  const p50 = quantile(ascending, 0.5);
  const p95 = quantile(ascending, 0.95);
  const p99 = quantile(ascending, 0.99);
  return p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 };
}

/** A pause of two intervals is what a gap begins with; a job whose checkpoints have all failed has no age. */
function ageLevelOf(age: number | null, failed: number, latest: LatestCheckpointsRow | null): AgeLevel {
  const interval = latest?.interval ?? null;
  if (latest?.completedAt === null && failed > 0 && !hasEnded(latest)) {
    return 'overdue';
  }
  if (age === null || interval === null) {
    return 'unknown';
  }
  const expected = Math.max(interval, latest?.minPause ?? 0) * 2 + (latest?.completedDuration ?? 0);
  const most = expected + (latest?.timeout ?? 0);
  return age > most ? 'overdue' : age > expected ? 'late' : 'fine';
}

/** No checkpoint can come any more. */
export const hasEnded = (latest: Pick<LatestCheckpointsRow, 'jobState'> | null): boolean =>
  ['FINISHED', 'CANCELED', 'FAILED'].includes(latest?.jobState ?? '');

/** Since the last completed one, on the viewer's clock: it goes on between two answers. */
function ageOf({ shift }: History, latest: LatestCheckpointsRow | null, now: number): number | null {
  const completed = latest?.completedAt ?? null;
  return completed === null || hasEnded(latest) ? null : Math.max(0, now - completed - shift);
}

const within = (from: number, to: number) => (checkpoint: Checkpoint) =>
  checkpoint.from <= to && (checkpoint.to ?? Infinity) >= from;

export interface Range {
  from: number;
  to: number;
}

/** @param now epoch ms of the viewer's clock */
export function summaryOf(history: History, latest: LatestCheckpointsRow | null, range: Range, now: number): Summary {
  const shown = history.checkpoints.filter(within(range.from, range.to));
  const completed = shown.filter(({ state }) => state === 'completed');
  const gauges = history.gauges.filter(({ time }) => time >= range.from && time <= range.to);
  const count = completed.length + gauges.reduce((sum, each) => sum + each.completed, 0);
  const failed =
    shown.filter(({ state }) => state === 'failed').length + gauges.reduce((sum, each) => sum + each.failed, 0);
  const regular = completed.filter(({ isSavepoint }) => !isSavepoint);
  const states = [
    ...gauges.flatMap(({ time, state }) => (state === null ? [] : [{ time, value: state }])),
    ...regular.flatMap(({ to, row }) =>
      to === null || row.stateBytes === null ? [] : [{ time: to, value: row.stateBytes }]
    ),
  ];
  const age = ageOf(history, latest, now);
  return {
    completed: count,
    failed,
    success: count + failed === 0 ? null : count / (count + failed),
    duration: quantilesOf([
      ...regular.flatMap(({ row }) => row.duration ?? []),
      ...gauges.flatMap((g) => g.duration ?? []),
    ]),
    size: quantilesOf([
      ...regular.flatMap(({ row }) => row.checkpointedBytes ?? []),
      ...gauges.flatMap((each) => each.size ?? []),
    ]),
    state: latest?.completedState ?? states.at(-1)?.value ?? null,
    growth: trendOf(states)?.perDay ?? null,
    age,
    ageLevel: ageLevelOf(age, failed, latest),
  };
}
