import { isTerminal, type JobSummary } from '../flink/jobs';

/** The JobManager's clock at this answer, epoch ms: a job that has not ended tells its start and its age. Null without one. */
export function jobManagerNow(jobs: readonly JobSummary[]): number | null {
  const times = jobs.flatMap(({ state, started, durationMs }) =>
    isTerminal(state) || started === null || durationMs === null ? [] : [started + durationMs]
  );
  return times.length === 0 ? null : Math.max(...times);
}
