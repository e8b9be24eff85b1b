import { type Failure } from '../model/lifecycle';
import { type SimulatedJob } from '../model/job';
import { badParameter, serverProblem } from './problem';
import { jobParameter } from './parameters';
import { type Asked, type Handler, type View } from './view';

/** Flink keeps no more (`web.exception-history-size`). */
const kept = 16;
/** After so many throws the JVM's compiled code throws without message and trace. */
const compiledAfter = 12;

function stackTrace({ exception, attempt }: Failure): string {
  const { name, message, frames } = exception;
  return attempt >= compiledAfter && name === 'java.lang.ArithmeticException'
    ? `${name}\n`
    : [`${name}: ${message}`, ...frames.map((frame) => `\tat ${frame}`), ''].join('\n');
}

function entry(view: View, job: SimulatedJob, failure: Failure) {
  const { name, parallelism } = job.vertex(failure.vertex);
  const taskManager = view.cluster.slots(job)[failure.subtask];
  return {
    exceptionName: failure.exception.name,
    stacktrace: stackTrace(failure),
    timestamp: failure.at + 1,
    failureLabels: {},
    taskName: `${name} (${failure.subtask + 1}/${parallelism}) - execution #${failure.attempt}`,
    endpoint: taskManager?.endpoint ?? '(unassigned)',
    taskManagerId: taskManager?.id ?? '(unassigned)',
    concurrentExceptions: [],
  };
}

function limitOf(asked: Asked): number {
  const values = asked.query.getAll('maxExceptions');
  const value = values.join(',');
  if (values.length > 0 && !/^-?\d{1,9}$/.test(value)) {
    throw badParameter('query', 'maxExceptions', value);
  }
  return values.length === 0 ? 20 : Number(value);
}

/** GET /jobs/:jobid/exceptions */
export const exceptions: Handler = (view, asked) => {
  const limit = limitOf(asked);
  const job = jobParameter(view, asked);
  if (limit < 0) {
    throw serverProblem(
      'java.lang.IllegalArgumentException',
      String(limit),
      'java.base/java.util.stream.ReferencePipeline.limit(ReferencePipeline.java:568)'
    );
  }
  const failures = job.lifecycle.failures(view.graphAt(job)).slice(0, kept);
  return {
    exceptionHistory: {
      entries: failures.slice(0, limit).map((failure) => entry(view, job, failure)),
      truncated: failures.length > limit,
    },
  };
};
