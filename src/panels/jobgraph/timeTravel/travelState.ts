/** Where the reader is in time. */
export interface TravelState {
  /** Epoch ms; null = live. New data does not move it. */
  at: number | null;
  isPlaying: boolean;
  /** Index into `speeds`. */
  speed: number;
}

/** The moments that can be reached, epoch ms. */
export interface Reach {
  from: number;
  to: number;
  /** The end of the range is now: whoever arrives there is live. */
  endsNow: boolean;
}

export type TravelAction =
  | { kind: 'go'; at: number; reach: Reach }
  | { kind: 'live' }
  | { kind: 'play'; reach: Reach }
  | { kind: 'pause' }
  | { kind: 'faster' }
  | { kind: 'tick'; ms: number; reach: Reach };

/** How many times faster than the slowest, which plays the whole range in a minute. */
export const speeds: readonly number[] = [1, 3, 10];
const wholeRangeMs = 60_000;

export const liveState: TravelState = { at: null, isPlaying: false, speed: 1 };

function goTo(state: TravelState, at: number, { from, to, endsNow }: Reach): TravelState {
  return at >= to && endsNow
    ? { ...state, at: null, isPlaying: false }
    : { ...state, at: Math.max(from, Math.min(to, at)), isPlaying: state.isPlaying && at < to };
}

/** From the beginning where there is nothing left to play. */
const start = (at: number | null, { from, to }: Reach) => (at === null || at >= to ? from : at);

function ticked(state: TravelState, ms: number, reach: Reach): TravelState {
  const { at, isPlaying, speed } = state;
  if (!isPlaying || at === null) {
    return state;
  }
  const span = reach.to - reach.from;
  return goTo(state, at + (ms / wholeRangeMs) * span * (speeds[speed] ?? 1), reach);
}

export function travel(state: TravelState, action: TravelAction): TravelState {
  switch (action.kind) {
    case 'go':
      return goTo({ ...state, isPlaying: false }, action.at, action.reach);
    case 'live':
      return { ...state, at: null, isPlaying: false };
    case 'play':
      return { ...state, at: start(state.at, action.reach), isPlaying: true };
    case 'pause':
      return { ...state, isPlaying: false };
    case 'faster':
      return { ...state, speed: (state.speed + 1) % speeds.length };
    case 'tick':
      return ticked(state, action.ms, action.reach);
  }
}
