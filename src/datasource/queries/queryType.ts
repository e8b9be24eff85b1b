import { type DataFrame } from '@grafana/data';
import { type ComponentType } from 'react';
import { type Observable } from 'rxjs';
import { type FlinkClient } from '../../flink/client';
import { type Failure } from '../../flink/errors';
import { type JobPicture } from '../../flink/pressure/picture';
import { type Clock } from '../../flink/pressure/watch';
import { type Contract } from '../../frames/contract';
import { type LiveHistory } from '../liveHistory';
import { type SeriesSource } from '../prometheus';

/** What a query type gets to do its work. */
export interface QueryContext {
  flink: FlinkClient;
  /** The id of the job that a query means by a name, an id, or nothing (the newest running job). */
  jobId(nameOrId: string, signal: AbortSignal): Promise<string>;
  /** Pictures of a job, shared by all who watch it in this refresh. */
  watch(jobId: string): Observable<JobPicture>;
  /** The viewer's clock. */
  clock: Clock;
  /** The dashboard's time range, epoch ms; `to` is Infinity where it reaches until now. */
  range: { from: number; to: number };
  /** What was seen since the dashboard was opened, for everything that Flink only knows of now. */
  history: LiveHistory;
  /** The Prometheus that scrapes this cluster; null where the data source names none. */
  past: SeriesSource | null;
  /** Requests that one refresh may send where a question has to be asked for each vertex or subtask. */
  budget: number;
  /** Requests that really went out in the last minute. */
  requestsLastMinute(): number;
}

/** Frames of one moment. A query may give several, each replacing the one before. */
export interface Step {
  frames: DataFrame[];
  /** The whole answer could not be had; `frames` are the last known ones, or none. */
  failure?: Failure;
  /** Parts that could not be had. */
  partial?: readonly Failure[];
}

/** What an editor can ask for its pickers. */
export interface Live {
  flink: FlinkClient;
  /** The id of the job that a query means; variables are replaced. */
  jobId(nameOrId: string): Promise<string>;
  /** A text with the dashboard's variables replaced. */
  replace(text: string): string;
}

/** Where the editor lists a type: the question it helps with. */
export type QuestionGroup = 'health' | 'pressure' | 'checkpoints' | 'latency' | 'resources' | 'logs';

/** A frame that a type gives, for docs/frames.md. */
export interface DocumentedFrame {
  contract: Pick<Contract<never>, 'name' | 'columns'>;
  /** One sentence: what a row is. */
  what: string;
}

export interface EditorProps<Q extends object> {
  query: Q;
  onChange(fields: Q): void;
  live: Live;
  /** Names of the dashboard's variables, with their dollar sign. */
  variables: readonly string[];
}

/** One kind of question to Flink: everything about it stands in one folder. */
export interface QueryType<Q extends object> {
  /** A function, because translations are not loaded yet when the module is. */
  label: () => string;
  description: () => string;
  group: QuestionGroup;
  frames: readonly DocumentedFrame[];
  defaults: Q;
  run(query: Q, context: QueryContext): Observable<Step>;
  Editor: ComponentType<EditorProps<Q>>;
  /** Columns of the first frame that a variable uses when the query does not say. */
  variable: { text: string; value: string };
}

export const defineQueryType = <Q extends object>(type: QueryType<Q>): QueryType<Q> => type;
