import { Fields } from './decode';
import { type Transport } from './transport';

/** One row of `/jobs/overview`. Times are epoch ms of the JobManager's clock. */
export interface JobSummary {
  id: string;
  name: string;
  /** A JobStatus of Flink, such as RUNNING; newer versions may add some. */
  state: string;
  /** STREAMING or BATCH; null before Flink 2.3. */
  type: string | null;
  /** Default, Adaptive or AdaptiveBatch; null before Flink 2.3. */
  scheduler: string | null;
  started: number | null;
  ended: number | null;
  /** Age since submission, which a restart does not reset. */
  durationMs: number | null;
  lastChanged: number | null;
  /** Subtasks by state in upper case, with TOTAL. */
  tasks: ReadonlyMap<string, number>;
}

const terminal: ReadonlySet<string> = new Set(['FINISHED', 'CANCELED', 'FAILED']);

/** Whether a job in this state will never run again. */
export const isTerminal = (state: string): boolean => terminal.has(state);

export function decodeJobs(answer: unknown): JobSummary[] {
  return Fields.of(answer, '/jobs/overview')
    .list('jobs')
    .map((job) => ({
      id: job.text('jid'),
      name: job.text('name'),
      state: job.text('state'),
      type: job.textOrNull('jobType'),
      scheduler: job.textOrNull('schedulerType'),
      started: job.millisOrNull('start-time'),
      ended: job.millisOrNull('end-time'),
      durationMs: job.millisOrNull('duration'),
      lastChanged: job.millisOrNull('last-modification'),
      tasks: job.objectOrNull('tasks')?.counts() ?? new Map<string, number>(),
    }));
}

/** Running jobs first, then the newest: the order in which people look for a job. */
export function byImportance(left: JobSummary, right: JobSummary): number {
  return Number(isTerminal(left.state)) - Number(isTerminal(right.state)) || (right.started ?? 0) - (left.started ?? 0);
}

/**
 * The job that a dashboard means by a name or an id: the id itself, else the newest job of that name that has not ended,
 * else the newest of that name. Undefined when there is none.
 */
export function findJob(jobs: readonly JobSummary[], nameOrId: string): JobSummary | undefined {
  return jobs.find((job) => job.id === nameOrId) ?? jobs.filter((job) => job.name === nameOrId).sort(byImportance)[0];
}

export async function getJobs(transport: Transport, signal?: AbortSignal): Promise<JobSummary[]> {
  return decodeJobs(await transport.get('/jobs/overview', {}, signal));
}
