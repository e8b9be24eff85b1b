import { Fields } from './decode';
import { idSegment } from './ids';
import { readStackTrace } from './stackTrace';
import { readTaskName, type TaskAttempt } from './taskName';
import { type Transport } from './transport';

/** A failure that Flink remembers of a job. */
export interface FlinkException {
  /** Java class with its package. */
  className: string;
  /** As Java prints it; empty when Flink does not tell. */
  stackTrace: string;
  /** Epoch ms of the JobManager's clock. */
  time: number | null;
  /** Null for a failure of the job as a whole. */
  task: TaskAttempt | null;
  /** Host and port of the TaskManager. */
  endpoint: string | null;
  /** Null before Flink 1.18, too. */
  taskManager: string | null;
  /** By failure enrichers, since Flink 1.18. */
  labels: ReadonlyMap<string, string>;
}

/** What made the job restart or fail, with what failed at the same time. */
export interface RootException extends FlinkException {
  concurrent: FlinkException[];
}

const endpoint = '/jobs/:id/exceptions';
/** What Flink gives without being asked; it keeps 16 unless it is told otherwise. */
const flinksLimit = 20;

function labelsIn(entry: Fields): ReadonlyMap<string, string> {
  const labels = entry.raw('failureLabels');
  const entries = typeof labels === 'object' && labels !== null ? Object.entries<unknown>({ ...labels }) : [];
  return new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

function taskIn(entry: Fields, field: string): TaskAttempt | null {
  const name = entry.textOrNull(field) ?? '';
  return name === '' ? null : readTaskName(name);
}

function decodeException(entry: Fields): FlinkException {
  const stackTrace = entry.textOrNull('stacktrace') ?? '';
  return {
    className: entry.textOrNull('exceptionName') || readStackTrace(stackTrace).className || entry.text('exceptionName'),
    stackTrace,
    time: entry.millisOrNull('timestamp'),
    task: taskIn(entry, 'taskName'),
    endpoint: entry.textOrNull('endpoint') ?? entry.textOrNull('location'),
    taskManager: entry.textOrNull('taskManagerId'),
    labels: labelsIn(entry),
  };
}

const decodeRoot = (entry: Fields): RootException => ({
  ...decodeException(entry),
  concurrent: entry.listOrEmpty('concurrentExceptions').map(decodeException),
});

const unplaced = { endpoint: null, taskManager: null, labels: new Map<string, string>(), concurrent: [] };

function fromTrace(stackTrace: string, time: number | null): RootException {
  return { ...unplaced, className: readStackTrace(stackTrace).className, stackTrace, time, task: null };
}

/** The members that Flink 1.x has beside the history, and that were all there was up to 1.12. */
function withoutHistory(answer: Fields): RootException[] {
  const all = answer.listOrEmpty('all-exceptions').map((entry) => ({
    ...fromTrace(entry.textOrNull('exception') ?? '', entry.millisOrNull('timestamp')),
    task: taskIn(entry, 'task'),
    endpoint: entry.textOrNull('location'),
    taskManager: entry.textOrNull('taskManagerId'),
  }));
  const root = answer.textOrNull('root-exception');
  return all.length > 0 || root === null ? all : [fromTrace(root, answer.millisOrNull('timestamp'))];
}

/** Newest first. */
export function decodeExceptions(body: unknown): RootException[] {
  const answer = Fields.of(body, endpoint);
  const history = answer.objectOrNull('exceptionHistory')?.list('entries').map(decodeRoot) ?? [];
  return history.length > 0 ? history : withoutHistory(answer);
}

/** @param limit how many at most, without those that failed at the same time */
export async function getExceptions(
  transport: Transport,
  jobId: string,
  limit = flinksLimit,
  signal?: AbortSignal
): Promise<RootException[]> {
  const params: Record<string, string> = limit === flinksLimit ? {} : { maxExceptions: String(limit) };
  return decodeExceptions(await transport.get(`/jobs/${idSegment('job', jobId)}/exceptions`, params, signal)).slice(
    0,
    limit
  );
}
