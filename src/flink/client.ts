import { getBackpressure } from './backpressure';
import { getConfig, getOverview } from './cluster';
import { getJob } from './job';
import { getJobs } from './jobs';
import { getMarkerList, getMarkers, type MarkerPlace } from './latency/markers';
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
    /** GET /jobs/:id/metrics or /jobs/:id/vertices/:vid/subtasks/:index/metrics: which latency markers there are */
    markerList: (place: MarkerPlace, subtask: number, signal?: AbortSignal) =>
      getMarkerList(transport, place, subtask, signal),
    /** GET /jobs/:id/metrics?get= or /jobs/:id/vertices/:vid/metrics?get= */
    markers: (place: MarkerPlace, names: readonly string[], signal?: AbortSignal) =>
      getMarkers(transport, place, names, signal),
  };
}

export type FlinkClient = ReturnType<typeof flinkClient>;
