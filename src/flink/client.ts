import { getBackpressure } from './backpressure';
import { getConfig, getOverview } from './cluster';
import { getJob } from './job';
import { getJobDetails } from './jobDetails';
import { getJobs } from './jobs';
import { getJobMetrics, getSubtaskAggregates } from './metrics';
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
