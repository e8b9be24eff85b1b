import { type DataFrame } from '@grafana/data';
import { type ComponentType } from 'react';
import { type Observable } from 'rxjs';
import { type FlinkClient } from '../../flink/client';
import { type Failure } from '../../flink/errors';
import { type JobSummary } from '../../flink/jobs';
import { type JobPicture } from '../../flink/pressure/picture';

/** What a query type gets to do its work. */
export interface QueryContext {
  flink: FlinkClient;
  /** The id of the job that a query means by a name, an id, or nothing (the newest running job). */
  jobId(nameOrId: string, signal: AbortSignal): Promise<string>;
  /** Pictures of a job, shared by all who watch it in this refresh. */
  watch(jobId: string): Observable<JobPicture>;
}

/** Frames of one moment. A query may give several, each replacing the one before. */
export interface Step {
  frames: DataFrame[];
  /** The whole answer could not be had; `frames` are the last known ones, or none. */
  failure?: Failure;
  /** Parts that could not be had. */
  partial?: readonly Failure[];
}

export interface EditorProps<Q extends object> {
  query: Q;
  onChange(fields: Q): void;
  /** The jobs that the cluster has now. */
  jobs(): Promise<JobSummary[]>;
  /** Names of the dashboard's variables, with their dollar sign. */
  variables: readonly string[];
}

/** One kind of question to Flink: everything about it stands in one folder. */
export interface QueryType<Q extends object> {
  /** A function, because translations are not loaded yet when the module is. */
  label: () => string;
  description: () => string;
  defaults: Q;
  run(query: Q, context: QueryContext): Observable<Step>;
  Editor: ComponentType<EditorProps<Q>>;
  /** Columns of the first frame that a variable uses when the query does not say. */
  variable: { text: string; value: string };
}

export const defineQueryType = <Q extends object>(type: QueryType<Q>): QueryType<Q> => type;
