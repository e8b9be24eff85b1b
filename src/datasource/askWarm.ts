import { type Clock } from '../flink/pressure/watch';

/** By then the metrics have come in that the first question made Flink fetch. */
const fetchedMs = 1_200;

/**
 * Asks once more after a moment when the answer holds no metrics yet: Flink fetches them only when somebody asks, and answers
 * that one from what it has.
 */
export async function askWarm<T>(
  ask: () => Promise<T>,
  isCold: (answer: T) => boolean,
  clock: Clock,
  signal: AbortSignal
): Promise<T> {
  const answer = await ask();
  if (!isCold(answer)) {
    return answer;
  }
  await clock.sleep(fetchedMs, signal);
  return ask();
}
