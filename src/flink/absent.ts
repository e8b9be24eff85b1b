import { type Absent, FlinkError } from './errors';

/** The answer; where Flink does not know the path, a failure that says what it lacks. */
export async function orAbsent<T>(what: Absent, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    const isAbsent = thrown instanceof FlinkError && thrown.failure.kind === 'notFound';
    throw isAbsent ? new FlinkError({ kind: 'absent', what }) : thrown;
  }
}
