import { type ClusterOverview, type ServerConfig } from '../flink/cluster';
import { type ClusterRow } from './cluster';

/**
 * @param overview null on a History Server, which has none
 * @param requests that this browser sent in the last minute
 */
export const clusterOf = (config: ServerConfig, overview: ClusterOverview | null, requests: number): ClusterRow => ({
  version: config.version,
  jobsRunning: overview?.jobsRunning ?? null,
  jobsFailed: overview?.jobsFailed ?? null,
  jobsFinished: overview?.jobsFinished ?? null,
  jobsCanceled: overview?.jobsCanceled ?? null,
  taskManagers: overview?.taskManagers ?? null,
  slotsTotal: overview?.slotsTotal ?? null,
  slotsFree: overview?.slotsAvailable ?? null,
  isHistoryServer: config.isHistoryServer,
  requests,
  timeZone: config.timeZone,
  canSubmit: config.features.submit,
  canCancel: config.features.cancel,
  canRescale: config.features.rescale,
  revision: config.revision,
});
