import { type FlinkException, type RootException } from '../flink/exceptions';
import { readStackTrace, shortClassName, thrownText } from '../flink/stackTrace';
import { type WholeTrace } from '../flink/wholeTraces';
import { type ExceptionRow } from './exceptions';

export interface JobExceptions {
  jobId: string;
  /** Newest first. */
  exceptions: readonly RootException[];
  /** A whole trace for an exception that has none of its own. */
  insteadOf(exception: FlinkException): WholeTrace | null;
}

const orNull = (text: string) => (text === '' ? null : text);

const nameOf = ({ className, task }: FlinkException) =>
  [shortClassName(className), task?.task ?? ''].filter((part) => part !== '').join(' · ');

function rowOf(exception: FlinkException, root: RootException, { jobId, insteadOf }: JobExceptions): ExceptionRow {
  const { className, stackTrace, time, task, taskManager, endpoint, labels } = exception;
  const borrowed = insteadOf(exception);
  const trace = borrowed?.stackTrace ?? stackTrace;
  const { message, rootCause } = readStackTrace(trace);
  const isRoot = exception === root;
  return {
    time,
    exception: shortClassName(className),
    message: orNull(message),
    rootCause: rootCause === null ? null : thrownText(rootCause),
    task: task?.task ?? null,
    subtask: task?.subtask ?? null,
    attempt: task?.attempt ?? null,
    taskManager,
    endpoint,
    labels: orNull([...labels].map(([name, value]) => `${name}=${value}`).join(', ')),
    concurrent: isRoot ? root.concurrent.length : null,
    role: isRoot ? 'root' : 'concurrent',
    togetherWith: isRoot ? null : nameOf(root),
    traceOf: borrowed?.time ?? null,
    stackTrace: orNull(trace),
    jobId,
    id: [jobId, time, task?.task, task?.subtask, task?.attempt, className].join('/'),
  };
}

/** Grafana takes rows with the same id for one. */
function distinct(rows: readonly ExceptionRow[]): ExceptionRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const before = seen.get(row.id) ?? 0;
    seen.set(row.id, before + 1);
    return before === 0 ? row : { ...row, id: `${row.id}/${before}` };
  });
}

export const exceptionsOf = (known: JobExceptions): ExceptionRow[] =>
  distinct(
    known.exceptions.flatMap((root) => [root, ...root.concurrent].map((exception) => rowOf(exception, root, known)))
  );
