import { type Cluster } from '../model/cluster';
import { type SimulatedJob } from '../model/job';

/** What a handler sees: the cluster, and which moments of it. Times are epoch ms of the JobManager's clock. */
export interface View {
  cluster: Cluster;
  now: number;
  /** The moment of the metrics that the JobManager has; null = it has none yet. */
  metricsAt: number | null;
  /** When it began to fetch metrics last. */
  fetchedAt: number;
  /** The moment of the job's execution graph that it has. */
  graphAt(job: SimulatedJob): number;
  /** The moment of the job's checkpoint statistics that it has. */
  checkpointsAt(job: SimulatedJob): number;
  /** When a flame graph of this vertex was asked for first and last sampled; null = it was not. */
  sampledAt(job: SimulatedJob, vertex: number): number | null;
  flinkVersion: string;
  /** Files that were uploaded as jars. */
  jars: readonly string[];
}

/** A request whose path is one of ours. */
export interface Asked {
  /** Parameters of the path, decoded. */
  path: ReadonlyMap<string, string>;
  query: URLSearchParams;
}

/** An answer that is not JSON. */
export class PlainText {
  constructor(
    readonly text: string,
    readonly contentType = 'text/plain'
  ) {}
}

/** Gives the body of a successful answer, throws a Problem otherwise. */
export type Handler = (view: View, asked: Asked) => unknown;
