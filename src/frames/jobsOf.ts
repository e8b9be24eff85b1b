import { type JobDetails } from '../flink/jobDetails';
import { byImportance, type JobSummary } from '../flink/jobs';
import { type DetailedJobRow, type JobRow } from './jobs';

export const jobsOf = (summaries: readonly JobSummary[]): JobRow[] =>
  [...summaries].sort(byImportance).map((job) => ({
    name: job.name,
    state: job.state,
    started: job.started,
    ended: job.ended,
    age: job.durationMs,
    tasksRunning: job.tasks.get('RUNNING') ?? null,
    tasks: job.tasks.get('TOTAL') ?? null,
    type: job.type,
    scheduler: job.scheduler,
    id: job.id,
  }));

/** Details, and when they were asked for by the JobManager's clock; null where that is not known. */
export interface SeenDetails {
  details: JobDetails;
  at: number | null;
}

const since = (from: number | null, now: number | null) =>
  from === null || now === null ? null : Math.max(0, now - from);

/**
 * @param seen by job id
 * @param now of the JobManager's clock, epoch ms; null when it is not known
 */
export const jobsWithDetailsOf = (
  summaries: readonly JobSummary[],
  seen: ReadonlyMap<string, SeenDetails>,
  now: number | null
): DetailedJobRow[] =>
  jobsOf(summaries).map((row) => {
    const { details, at } = seen.get(row.id) ?? { details: null, at: null };
    const uptime = details?.uptimeMs ?? null;
    // Between two questions the uptime goes on, as long as the job runs.
    const isRunning = uptime !== null && uptime > 0 && row.state === 'RUNNING' && at !== null;
    return {
      ...row,
      restarts: details?.restarts ?? null,
      uptime: isRunning ? since(at - uptime, now) : uptime,
      checkpointAge: since(details?.lastCheckpoint?.completed ?? null, now),
      checkpointDuration: details?.lastCheckpoint?.durationMs ?? null,
    };
  });
