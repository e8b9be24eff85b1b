import { type ClusterOverview, type ServerConfig } from '../flink/cluster';
import { type JobSummary } from '../flink/jobs';
import { type ClusterRow } from './cluster';

/** What is counted of a cluster; null = not known. */
export type ClusterCounts = { readonly [Count in Exclude<keyof ClusterOverview, 'version'>]: number | null };

/** A History Server has no overview: what it can count are its jobs. */
export function countsOfJobs(jobs: readonly JobSummary[]): ClusterCounts {
  const inState = (wanted: string) => jobs.filter(({ state }) => state === wanted).length;
  return {
    taskManagers: null,
    slotsTotal: null,
    slotsAvailable: null,
    jobsRunning: inState('RUNNING'),
    jobsFinished: inState('FINISHED'),
    jobsCanceled: inState('CANCELED'),
    jobsFailed: inState('FAILED'),
  };
}

/** @param requests that this browser sent in the last minute */
export const clusterOf = (config: ServerConfig, counts: ClusterCounts, requests: number): ClusterRow => ({
  version: config.version,
  jobsRunning: counts.jobsRunning,
  jobsFailed: counts.jobsFailed,
  jobsFinished: counts.jobsFinished,
  jobsCanceled: counts.jobsCanceled,
  taskManagers: counts.taskManagers,
  slotsTotal: counts.slotsTotal,
  slotsFree: counts.slotsAvailable,
  isHistoryServer: config.isHistoryServer,
  requests,
  timeZone: config.timeZone,
  canSubmit: config.features.submit,
  canCancel: config.features.cancel,
  canRescale: config.features.rescale,
  revision: config.revision,
});
