import { saturated } from '../../diagnosis/load';
import { type GraphVertex } from '../../frames/jobGraph';
import { type PressureLevel, pressureLevel } from '../../frames/pressureLevel';
import { type Over } from './options';

/** What a card says of a vertex's time. Shares are 0 to 1; null = not known, which is never drawn as zero. */
export interface Reading {
  busy: number | null;
  backpressured: number | null;
  /** Only together with means: there is no maximum that goes with the other two. */
  idle: number | null;
  /** Over the subtasks: their maximum as Flink's UI shows it, else their mean. */
  of: 'max' | 'mean' | 'none';
  level: PressureLevel;
  verdict: Verdict;
}

/**
 * The one thing to say about a vertex. `waiting`: it runs but has not counted anything yet. `inactive`: it has ended or
 * has not begun, so there is nothing to know.
 */
export type Verdict =
  | { kind: 'high' | 'low' | 'busy' | 'ok'; share: number }
  | { kind: 'okBusyUnknown' | 'idle' | 'unknown' | 'waiting' | 'inactive' };

const ended = new Set(['FINISHED', 'CANCELED', 'CANCELING', 'FAILED', 'FAILING']);
const notBegun = new Set(['CREATED', 'SCHEDULED', 'DEPLOYING', 'RECONCILING']);

export const hasEnded = (state: string | null): boolean => state !== null && ended.has(state);
/** No task of it works, and it is not through with its work either. */
export const isHalted = (state: string | null): boolean =>
  state !== null && (notBegun.has(state) || (ended.has(state) && state !== 'FINISHED'));
export const isRunning = (state: string | null): boolean => state === null || state === 'RUNNING';

const percentOf = (share: number) => Math.round(share * 100);

function verdictOf(busy: number | null, backpressured: number | null, level: PressureLevel): Verdict {
  if (backpressured !== null && (level === 'high' || level === 'low')) {
    return { kind: level, share: backpressured };
  }
  if (busy === null) {
    return { kind: backpressured === null ? 'unknown' : 'okBusyUnknown' };
  }
  if (busy >= saturated || level === 'unknown') {
    return { kind: 'busy', share: busy };
  }
  const isIdle = percentOf(busy) === 0 && percentOf(backpressured ?? 0) === 0;
  return isIdle ? { kind: 'idle' } : { kind: 'ok', share: busy };
}

const nothing = { busy: null, backpressured: null, idle: null, of: 'none', level: 'unknown' } as const;

type Shares = Pick<Reading, 'busy' | 'backpressured' | 'idle' | 'of'>;

function sharesOf(vertex: GraphVertex, over: Over): Shares | null {
  const { busyMax, backpressuredMax, busyMean, backpressuredMean, idleMean } = vertex;
  const max: Shares | null =
    busyMax === null && backpressuredMax === null
      ? null
      : { busy: busyMax, backpressured: backpressuredMax, idle: null, of: 'max' };
  const mean: Shares | null =
    busyMean === null && backpressuredMean === null
      ? null
      : { busy: busyMean, backpressured: backpressuredMean, idle: idleMean, of: 'mean' };
  return over === 'mean' ? (mean ?? max) : (max ?? mean);
}

/** @param over what to speak of where both are known */
export function readingOf(vertex: GraphVertex, over: Over = 'max'): Reading {
  const { state } = vertex;
  if (state !== null && (ended.has(state) || notBegun.has(state))) {
    return { ...nothing, verdict: { kind: 'inactive' } };
  }
  const shares = sharesOf(vertex, over);
  if (shares !== null) {
    const level = pressureLevel(shares.backpressured);
    return { ...shares, level, verdict: verdictOf(shares.busy, shares.backpressured, level) };
  }
  const waits = state !== null && vertex.recordsIn === null && vertex.recordsOut === null;
  return { ...nothing, verdict: { kind: waits ? 'waiting' : 'unknown' } };
}

export type SegmentKind = 'backpressured' | 'busy' | 'idle' | 'unknown';

/** A part of the bar, from 0 to 1. */
export interface Segment {
  kind: SegmentKind;
  from: number;
  to: number;
}

const inRange = (share: number | null) => Math.min(1, Math.max(0, share ?? 0));

/**
 * The bar from left to right. Maxima of different subtasks may add up to more than 1: backpressure wins. What is left is
 * idle where both others are known, or as far as the mean says so; else it is not known.
 */
export function segmentsOf({ busy, backpressured, idle }: Pick<Reading, SegmentKind & keyof Reading>): Segment[] {
  const known = busy !== null && backpressured !== null;
  const backpressureEnd = inRange(backpressured);
  const busyEnd = Math.min(1, backpressureEnd + inRange(busy));
  const idleEnd = known ? 1 : Math.min(1, busyEnd + inRange(idle));
  const segments: Segment[] = [
    { kind: 'backpressured', from: 0, to: backpressureEnd },
    { kind: 'busy', from: backpressureEnd, to: busyEnd },
    { kind: 'idle', from: busyEnd, to: idleEnd },
    { kind: 'unknown', from: idleEnd, to: 1 },
  ];
  return segments.filter(({ from, to }) => to > from);
}

/** How much a vertex asks for attention, to find the worst one: backpressure, then saturation, then doubt. */
export function severity({ verdict }: Reading): number {
  switch (verdict.kind) {
    case 'high':
      return 4 + verdict.share;
    case 'busy':
      return 3 + verdict.share;
    case 'low':
      return 2 + verdict.share;
    case 'unknown':
    case 'waiting':
      return 1.5;
    case 'ok':
    case 'okBusyUnknown':
    case 'idle':
      return 1;
    case 'inactive':
      return 0;
  }
}
