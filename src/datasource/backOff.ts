import { type Failure, FlinkError, failureOf, isAborted } from '../flink/errors';
import { type Transport } from '../flink/transport';

/** What a JobManager says that has too much to do, or no leader yet: more requests only make it worse. */
const overloaded: ReadonlySet<Failure['kind']> = new Set(['starting', 'timeout']);

const firstPauseMs = 2_000;
/** Short enough for an answer to be seen at the refresh after the one that found Flink back. */
const longestPauseMs = 15_000;

/**
 * Leaves an overloaded Flink alone for a while, twice as long each time; requests in between fail at once with what Flink
 * said last. The first one afterwards goes out alone: if it succeeds, all do.
 */
export function withBackOff(transport: Transport, now: () => number): Transport {
  let pauseMs = 0;
  let pausedUntil = -Infinity;
  let last: Failure | null = null;
  let isProbing = false;

  const begin = () => {
    if (last === null) {
      return;
    }
    if (now() < pausedUntil || isProbing) {
      throw new FlinkError(last);
    }
    isProbing = true;
  };
  const failed = (thrown: unknown) => {
    const failure = failureOf(thrown);
    isProbing = false;
    if (isAborted(thrown) || !overloaded.has(failure.kind)) {
      return;
    }
    // Requests that were on their way together count once.
    if (now() >= pausedUntil) {
      pauseMs = Math.min(longestPauseMs, pauseMs === 0 ? firstPauseMs : pauseMs * 2);
      pausedUntil = now() + pauseMs;
    }
    last = failure;
  };
  const guarded = async <T>(ask: () => Promise<T>): Promise<T> => {
    begin();
    try {
      const answer = await ask();
      pauseMs = 0;
      last = null;
      isProbing = false;
      return answer;
    } catch (thrown) {
      failed(thrown);
      throw thrown;
    }
  };
  return {
    get: (path, params, signal) => guarded(() => transport.get(path, params, signal)),
    text: (path, signal) => guarded(() => transport.text(path, signal)),
  };
}
