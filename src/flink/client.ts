import { getBackpressure } from './backpressure';
import { getConfig, getOverview } from './cluster';
import { type FlameGraphType, getFlameGraph } from './flameGraph';
import { getJob } from './job';
import { getJobs } from './jobs';
import { getLogFiles, getLogText, getMainLog, type LogPlace } from './logs/files';
import { getJobMetrics, getSubtaskAggregates } from './metrics';
import { getTaskManagerIds } from './taskManagerIds';
import { getThreadDump } from './threadDump';
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
    /** GET /jobs/:id/vertices/:vid/flamegraph?type=&subtaskindex= */
    flameGraph: (jobId: string, vertexId: string, type: FlameGraphType, subtask: number | null, signal?: AbortSignal) =>
      getFlameGraph(transport, { jobId, vertexId, type, subtask }, signal),
    /** GET /taskmanagers, the ids only */
    taskManagerIds: (signal?: AbortSignal) => getTaskManagerIds(transport, signal),
    /** GET /taskmanagers/:id/thread-dump */
    threadDump: (taskManager: string, signal?: AbortSignal) => getThreadDump(transport, taskManager, signal),
    /** GET /taskmanagers/:id/logs or /jobmanager/logs */
    logFiles: (place: LogPlace, signal?: AbortSignal) => getLogFiles(transport, place, signal),
    /** GET /taskmanagers/:id/logs/:name or /jobmanager/logs/:name; the whole file */
    logText: (place: LogPlace, file: string, signal?: AbortSignal) => getLogText(transport, place, file, signal),
    /** GET /taskmanagers/:id/log; the whole file */
    mainLog: (taskManager: string, signal?: AbortSignal) => getMainLog(transport, taskManager, signal),
  };
}

export type FlinkClient = ReturnType<typeof flinkClient>;
