import { getBackpressure } from './backpressure';
import { getConfig, getOverview } from './cluster';
import { getCheckpointOutcomes } from './events/checkpoints';
import { getJobLife } from './events/jobLife';
import { getRescaleOutcomes } from './events/rescales';
import { getHeartbeats } from './events/taskManagers';
import { getExceptions } from './exceptions';
import { getJob } from './job';
import { getJobs } from './jobs';
import { getJobMetrics, getSubtaskAggregates } from './metrics';
import { type Transport } from './transport';
import { getVertexDetail } from './vertex';

/** Every endpoint of Flink that we read, one line each. All are GETs; nothing here can change Flink. */
export function flinkClient(transport: Transport) {
  return {
    /** GET /config */
    config: (signal?: AbortSignal) => getConfig(transport, signal),
    /** GET /overview */
    overview: (signal?: AbortSignal) => getOverview(transport, signal),
    /** GET /jobs/overview */
    jobs: (signal?: AbortSignal) => getJobs(transport, signal),
    /** GET /jobs/:id */
    job: (jobId: string, signal?: AbortSignal) => getJob(transport, jobId, signal),
    /** GET /jobs/:id/exceptions?maxExceptions= */
    exceptions: (jobId: string, limit?: number, signal?: AbortSignal) => getExceptions(transport, jobId, limit, signal),
    /** GET /jobs/:id */
    jobLife: (jobId: string, signal?: AbortSignal) => getJobLife(transport, jobId, signal),
    /** GET /jobs/:id/checkpoints */
    checkpointOutcomes: (jobId: string, signal?: AbortSignal) => getCheckpointOutcomes(transport, jobId, signal),
    /** GET /jobs/:id/rescales/history */
    rescaleOutcomes: (jobId: string, signal?: AbortSignal) => getRescaleOutcomes(transport, jobId, signal),
    /** GET /taskmanagers */
    heartbeats: (signal?: AbortSignal) => getHeartbeats(transport, signal),
    /** GET /jobs/:id/metrics?get= */
    jobMetrics: (jobId: string, names: readonly string[], signal?: AbortSignal) =>
      getJobMetrics(transport, jobId, names, signal),
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
