import { Fields } from './decode';
import { type Transport } from './transport';

/** `/config`: what this server is and can do. */
export interface ServerConfig {
  version: string;
  /** Commit and build time as Flink writes them; null when absent. */
  revision: string | null;
  /** How often Flink's own UI polls, ms; null when absent. */
  refreshIntervalMs: number | null;
  /** A History Server knows finished jobs only and has no metrics. */
  isHistoryServer: boolean;
  /** Of the JobManager, as Java words it; null when absent. */
  timeZone: string | null;
  /** How far the JobManager's local time is ahead of UTC, ms; null when absent. */
  timeZoneOffset: number | null;
  /** What Flink's own UI may do here; null where this version does not say. */
  features: { submit: boolean | null; cancel: boolean | null; rescale: boolean | null };
}

/** `/overview`: task managers, slots and jobs by state. A History Server does not have it. */
export interface ClusterOverview {
  version: string;
  taskManagers: number;
  slotsTotal: number;
  slotsAvailable: number;
  jobsRunning: number;
  jobsFinished: number;
  jobsCanceled: number;
  jobsFailed: number;
}

export function decodeConfig(answer: unknown): ServerConfig {
  const config = Fields.of(answer, '/config');
  const features = config.objectOrNull('features');
  return {
    version: config.text('flink-version'),
    revision: config.textOrNull('flink-revision'),
    refreshIntervalMs: config.millisOrNull('refresh-interval'),
    isHistoryServer: features?.flag('web-history') ?? false,
    timeZone: config.textOrNull('timezone-name'),
    timeZoneOffset: config.numberOrNull('timezone-offset'),
    features: {
      submit: features?.flagOrNull('web-submit') ?? null,
      cancel: features?.flagOrNull('web-cancel') ?? null,
      rescale: features?.flagOrNull('web-rescale') ?? null,
    },
  };
}

export function decodeOverview(answer: unknown): ClusterOverview {
  const overview = Fields.of(answer, '/overview');
  return {
    version: overview.text('flink-version'),
    taskManagers: overview.number('taskmanagers'),
    slotsTotal: overview.number('slots-total'),
    slotsAvailable: overview.number('slots-available'),
    jobsRunning: overview.number('jobs-running'),
    jobsFinished: overview.number('jobs-finished'),
    jobsCanceled: overview.number('jobs-cancelled'),
    jobsFailed: overview.number('jobs-failed'),
  };
}

export async function getConfig(transport: Transport, signal?: AbortSignal): Promise<ServerConfig> {
  return decodeConfig(await transport.get('/config', {}, signal));
}

export async function getOverview(transport: Transport, signal?: AbortSignal): Promise<ClusterOverview> {
  return decodeOverview(await transport.get('/overview', {}, signal));
}
