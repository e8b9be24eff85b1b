import { type TaskAttempt } from '../taskName';

/** What can happen to a job or to its cluster, as facts; words are made elsewhere. State words are Flink's own. */
export type Happening =
  /** Tasks, or the job as a whole, failed. */
  | {
      kind: 'failure';
      exception: string;
      message: string;
      /** `Class: message` of the innermost cause. */
      rootCause: string | null;
      attempt: TaskAttempt | null;
      concurrent: number;
    }
  /** Tasks were started again; without an end they are not running yet. */
  | { kind: 'restart'; tasks: RestartedTasks | null }
  | { kind: 'state'; state: string }
  | { kind: 'checkpointFailed'; checkpoint: number; message: string }
  | { kind: 'savepoint'; checkpoint: number; status: string; path: string | null; message: string }
  /** Without an outcome it is still going on. */
  | { kind: 'rescale'; trigger: string | null; outcome: string | null; reason: string | null }
  /** Between its last heartbeat and the look at which it was gone. */
  | { kind: 'taskManagerLost' }
  /** Between the last look without it and the first one with it. */
  | { kind: 'taskManagerJoined' }
  /** Between two looks. */
  | { kind: 'parallelismChanged'; before: number; after: number };

export type EventKind = Happening['kind'];

/** How many of a job's vertices have newer tasks than at the look before. */
export interface RestartedTasks {
  vertices: number;
  ofVertices: number;
}

export type FlinkEvent = Happening & {
  /** Epoch ms of the JobManager's clock. */
  time: number;
  /** Null for a moment, and for what has not ended. */
  timeEnd: number | null;
  /** Whole name of a vertex. */
  task: string | null;
  taskManager: string | null;
  /** Tells events of the same kind and time apart. */
  subject: string;
};

/** Nothing but a moment. */
export const momentOf = (time: number, subject: string) => ({
  time,
  timeEnd: null,
  task: null,
  taskManager: null,
  subject,
});

/** Equal for the same event seen twice. */
export const eventKey = ({ kind, time, subject }: FlinkEvent): string => `${kind}/${time}/${subject}`;

const places: Record<EventKind, true> = {
  restart: true,
  failure: true,
  state: true,
  checkpointFailed: true,
  savepoint: true,
  rescale: true,
  taskManagerLost: true,
  taskManagerJoined: true,
  parallelismChanged: true,
};

export const isEventKind = (text: string): text is EventKind => Object.hasOwn(places, text);

export const eventKinds: readonly EventKind[] = Object.keys(places).filter(isEventKind);
