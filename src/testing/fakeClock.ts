import { type Clock } from '../flink/pressure/watch';

export interface FakeClock extends Clock {
  /** Lets time pass outside of any sleep. */
  advance(ms: number): void;
}

/** A clock that jumps: sleeping takes no time, but time has passed afterwards. */
export function fakeClock(start = 1_700_000_000_000): FakeClock {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    sleep: async (ms, signal) => {
      await Promise.resolve();
      if (signal.aborted) {
        throw new DOMException('cancelled', 'AbortError');
      }
      now += ms;
    },
  };
}
