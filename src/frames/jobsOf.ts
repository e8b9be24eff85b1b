import { byImportance, type JobSummary } from '../flink/jobs';
import { type JobRow } from './jobs';

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
