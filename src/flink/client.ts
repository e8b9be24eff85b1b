import { getJobAccumulators, getVertexAccumulators } from './accumulators';
import { getApplications } from './applications';
import { getBackpressure } from './backpressure';
import { getConfig, getOverview } from './cluster';
import { getClusterConfiguration, getJobConfiguration } from './configuration';
import { getJob } from './job';
import { getJobDetails } from './jobDetails';
import { getJobs } from './jobs';
import { getJobMetrics, getSubtaskAggregates } from './metrics';
import { getRescaleCounts, getRescaleDetails, getRescales } from './rescales';
import { getTaskManager, getTaskManagers } from './taskManagers';
import { type Transport } from './transport';
import { getVertexDetail } from './vertex';

/** Every endpoint of Flink that we read, one line each. All are GETs; nothing here can change Flink. */
export function flinkClient(transport: Transport) {
  return {
    /** GET /config */
    config: (signal?: AbortSignal) => getConfig(transport, signal),
    /** GET /overview */
    overview: (signal?: AbortSignal) => getOverview(transport, signal),
    /** GET /taskmanagers */
    taskManagers: (signal?: AbortSignal) => getTaskManagers(transport, signal),
    /** GET /taskmanagers/:id */
    taskManager: (id: string, signal?: AbortSignal) => getTaskManager(transport, id, signal),
    /** GET /applications/overview */
    applications: (signal?: AbortSignal) => getApplications(transport, signal),
    /** GET /jobmanager/config: people without the role of an editor may not */
    clusterConfiguration: (signal?: AbortSignal) => getClusterConfiguration(transport, signal),
    /** GET /jobs/:id/config */
    jobConfiguration: (jobId: string, signal?: AbortSignal) => getJobConfiguration(transport, jobId, signal),
    /** GET /jobs/:id/accumulators */
    jobAccumulators: (jobId: string, signal?: AbortSignal) => getJobAccumulators(transport, jobId, signal),
    /** GET /jobs/:id/vertices/:vid/accumulators */
    vertexAccumulators: (jobId: string, vertexId: string, signal?: AbortSignal) =>
      getVertexAccumulators(transport, jobId, vertexId, signal),
    /** GET /jobs/:id/rescales/history */
    rescales: (jobId: string, signal?: AbortSignal) => getRescales(transport, jobId, signal),
    /** GET /jobs/:id/rescales/overview */
    rescaleCounts: (jobId: string, signal?: AbortSignal) => getRescaleCounts(transport, jobId, signal),
    /** GET /jobs/:id/rescales/details/:rescale */
    rescaleDetails: (jobId: string, rescaleId: string, signal?: AbortSignal) =>
      getRescaleDetails(transport, jobId, rescaleId, signal),
    /** GET /jobs/overview */
    jobs: (signal?: AbortSignal) => getJobs(transport, signal),
    /** GET /jobs/:id */
    job: (jobId: string, signal?: AbortSignal) => getJob(transport, jobId, signal),
    /** GET /jobs/:id/metrics?get= */
    jobMetrics: (jobId: string, names: readonly string[], signal?: AbortSignal) =>
      getJobMetrics(transport, jobId, names, signal),
    /** GET /jobs/:id/metrics?get=, before Flink 2.0 also /jobs/:id/checkpoints */
    jobDetails: (jobId: string, signal?: AbortSignal) => getJobDetails(transport, jobId, signal),
    /** GET /jobs/:id/vertices/:vid */
    vertex: (jobId: string, vertexId: string, signal?: AbortSignal) =>
      getVertexDetail(transport, jobId, vertexId, signal),
    /** GET /jobs/:id/vertices/:vid/backpressure */
    backpressure: (jobId: string, vertexId: string, signal?: AbortSignal) =>
      getBackpressure(transport, jobId, vertexId, signal),
    /** GET /jobs/:id/vertices/:vid/subtasks/metrics?get=&agg= */
    subtaskAggregates: (jobId: string, vertexId: string, names: readonly string[], signal?: AbortSignal) =>
      getSubtaskAggregates(transport, jobId, vertexId, names, signal),
  };
}

export type FlinkClient = ReturnType<typeof flinkClient>;
