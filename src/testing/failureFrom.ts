import { type Failure, FlinkError } from '../flink/errors';

/** The failure that the work throws. A test that expects one fails when the work ends well or throws something else. */
export function failureFrom(work: () => unknown): Failure {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof FlinkError) {
      return thrown.failure;
    }
    throw thrown;
  }
  throw new Error('Nothing was thrown');
}

/** What a decoder says of an answer in which a required field is missing or of another shape. */
export const unexpected = (path: string, field: string): Failure => ({ kind: 'unexpected', path, field });
