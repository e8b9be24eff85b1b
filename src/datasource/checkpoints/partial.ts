import { type Failure, failureOf, isAborted } from '../../flink/errors';

/** What can be done without: null where it fails, and the failure is noted. */
export async function orNull<T>(work: Promise<T>, failures: Failure[]): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    if (isAborted(thrown)) {
      throw thrown;
    }
    failures.push(failureOf(thrown));
    return null;
  }
}
