/** What not every Flink has, or what is off until somebody turns it on. `live`: what only a running cluster knows. */
export type Absent = 'rescales' | 'applications' | 'live';

/** A job as far as it matters to find it; `started` in epoch ms. */
export interface KnownJob {
  id: string;
  name: string;
  state: string;
  started: number | null;
}

/**
 * What went wrong between us and Flink, as facts. Words for people are made elsewhere (`datasource/explain.ts`).
 * `path` is the path below Flink's address; `detail` is the first line of what the other side said, never a stack trace.
 */
export type Failure =
  /** Nobody answered: server down, wrong host, connection refused, DNS. */
  | { kind: 'unreachable'; detail: string }
  /** Somebody is there but took too long. */
  | { kind: 'timeout' }
  /** Flink, or a proxy in front of it, wants other credentials. */
  | { kind: 'auth' }
  /** The plugin's own read-only routes refused the path. */
  | { kind: 'gate'; path: string }
  /** The plugin's own routes let only Grafana's editors and administrators read the path. */
  | { kind: 'editorsOnly'; path: string }
  /** Grafana, or a proxy in front of Flink, refused this user. */
  | { kind: 'permission'; detail: string }
  /** Flink does not know the job, vertex or path. */
  | { kind: 'notFound'; path: string; detail: string }
  /**
   * Flink has forgotten the job. `name` is what it was called, where that is known; `newest` the newest job of this name, or of
   * all, preferably one that runs.
   */
  | { kind: 'jobGone'; id: string; name: string | null; newest: KnownJob | null }
  /** No leader yet: the JobManager starts up or elects one. */
  | { kind: 'starting' }
  /** An answer that is not Flink's: an error status, HTML, a cut-off body. */
  | { kind: 'badAnswer'; path: string; status: number; detail: string }
  /** An answer of more than `largestAnswer`: it was not read. */
  | { kind: 'tooLarge'; path: string; bytes: number }
  /** JSON, but not of the expected shape. */
  | { kind: 'unexpected'; path: string; field: string }
  /** A value that cannot be part of a path (a job id that is none, for example); nothing was sent. */
  | { kind: 'invalid'; what: 'job' | 'vertex' | 'subtask' | 'checkpoint' | 'TaskManager'; value: string }
  /** The cluster has no job of this name, or none at all when the name is empty. */
  | { kind: 'noJob'; name: string }
  /** The query is about one job, and its field names several. */
  | { kind: 'oneJob' }
  /** The job takes no checkpoints: it is a batch job, or they are not configured. */
  | { kind: 'noCheckpoints' }
  /** Flink keeps the last checkpoints only, and this is none of them any more. */
  | { kind: 'checkpointGone'; checkpoint: number }
  /** No TaskManager of this id is there, or none at all when the id is empty. */
  | { kind: 'noTaskManager'; id: string }
  /** The vertex, by id or name, is not in the job. */
  | { kind: 'noVertex'; name: string }
  /** The process writes no log files. */
  | { kind: 'noLogs' }
  /** The process has log files, but not this one. */
  | { kind: 'noLogFile'; file: string }
  /** Flink sends files whole, and this one is too long for a browser. */
  | { kind: 'logTooLarge'; file: string; bytes: number }
  /** A regular expression that is none. */
  | { kind: 'badPattern'; pattern: string }
  /** `rest.flamegraph.enabled` is false. */
  | { kind: 'flameGraphOff' }
  /** The vertex no longer runs, so nothing can be sampled. */
  | { kind: 'flameGraphEnded' }
  /** Flink has looked, and no thread was as the query asks for. */
  | { kind: 'flameGraphEmpty' }
  /** Flink has been sampling for a while and has no result yet. */
  | { kind: 'flameGraphWaiting' }
  /** Flink answers, but it does not have this: another version is needed, another kind of server, or it is off. */
  | { kind: 'absent'; what: Absent }
  /** A saved query that nobody here can have written. */
  | { kind: 'badQuery' }
  /** Grafana does not know the data source's plugin. */
  | { kind: 'noPlugin' };

export class FlinkError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`Flink REST API: ${failure.kind}${'path' in failure ? ` at ${failure.path}` : ''}`);
    this.name = 'FlinkError';
    this.failure = failure;
  }
}

/** The failure behind anything that was thrown; what is not ours becomes `unreachable` with its message. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof FlinkError) {
    return thrown.failure;
  }
  return { kind: 'unreachable', detail: thrown instanceof Error ? firstLine(thrown.message) : '' };
}

export const isAborted = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'AbortError';

const serverTrace = /^<Exception on server side:\s*/;
const javaClass = /^(?:[a-z_$][\w$]*\.)+(?:[A-Z]\w*\$)*([A-Z]\w*)(?::\s*|$)/;

/** `a.b.OneException: a.b.TwoException: text` -> `text`; where there is no text, the name of the innermost class. */
function withoutClasses(line: string): string {
  let rest = line;
  let innermost = '';
  for (let found = javaClass.exec(rest); found !== null; found = javaClass.exec(rest)) {
    const [prefix, name = ''] = found;
    rest = rest.slice(prefix.length);
    innermost = name;
  }
  return rest === '' ? innermost : rest;
}

/**
 * The sentence in an error body of Flink, `{"errors":["Internal server error.","<Exception on server side:\n..."]}`,
 * without packages and stack trace. Empty when the body is not of this form.
 */
export function messageOf(body: unknown): string {
  const errors: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'errors') : undefined;
  const texts = Array.isArray(errors) ? errors.filter((text) => typeof text === 'string') : [];
  const meaningful = texts.find((text) => !/^internal server error\.?$/i.test(text.trim())) ?? texts[0] ?? '';
  return withoutClasses(firstLine(meaningful.replace(serverTrace, '')));
}

/** First line of a text that has letters, cut at 300 characters. */
export function firstLine(text: string): string {
  const line = text.split('\n').find((part) => /\w/.test(part)) ?? '';
  return line.trim().slice(0, 300);
}
