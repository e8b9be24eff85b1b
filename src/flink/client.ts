import { getJobAccumulators, getVertexAccumulators } from './accumulators';
import { getApplications } from './applications';
import { getBackpressure } from './backpressure';
import { getCheckpointConfig } from './checkpointConfig';
import { getCheckpointDetails, getCheckpointSubtasks } from './checkpointDetails';
import { getCheckpoints } from './checkpoints';
import { getConfig, getOverview } from './cluster';
import { getJobLife } from './events/jobLife';
import { getRescaleOutcomes } from './events/rescales';
import { getHeartbeats } from './events/taskManagers';
import { getExceptions } from './exceptions';
import { type FlameGraphType, getFlameGraph } from './flameGraph';
import { getClusterConfiguration, getJobConfiguration } from './configuration';
import { namingNewestJob } from './goneJobs';
import { sayingWhatIsLive } from './historyServer';
import { getJob } from './job';
import { getJobDetails } from './jobDetails';
import { getJobs } from './jobs';
import { getLogFiles, getLogText, getMainLog, type LogPlace } from './logs/files';
import { getMarkerList, getMarkers, type MarkerPlace } from './latency/markers';
import { getJobMetrics, getSubtaskAggregates } from './metrics';
import { getMetricAggregates, getMetricNames, getMetricValues, type MetricPlace } from './metricPlaces';
import { getSubtaskTimes } from './subtaskTimes';
import { getTaskManagerIds } from './taskManagerIds';
import { getThreadDump } from './threadDump';
import { getRescaleCounts, getRescaleDetails, getRescales } from './rescales';
import { getTaskManager, getTaskManagers } from './taskManagers';
import { type Transport } from './transport';
import { getVertexDetail } from './vertex';
import { getWatermarks } from './watermarks';

/** Every endpoint of Flink that we read, one line each. All are GETs; nothing here can change Flink. */
export function flinkClient(direct: Transport) {
  const transport = namingNewestJob(sayingWhatIsLive(direct));
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
    /** GET /jobs/:id/exceptions?maxExceptions= */
    exceptions: (jobId: string, limit?: number, signal?: AbortSignal) => getExceptions(transport, jobId, limit, signal),
    /** GET /jobs/:id */
    jobLife: (jobId: string, signal?: AbortSignal) => getJobLife(transport, jobId, signal),
    /** GET /jobs/:id/rescales/history */
    rescaleOutcomes: (jobId: string, signal?: AbortSignal) => getRescaleOutcomes(transport, jobId, signal),
    /** GET /taskmanagers */
    heartbeats: (signal?: AbortSignal) => getHeartbeats(transport, signal),
    /** GET /jobs/:id/metrics?get= */
    jobMetrics: (jobId: string, names: readonly string[], signal?: AbortSignal) =>
      getJobMetrics(transport, jobId, names, signal),
    /** GET /jobs/:id/metrics?get=, before Flink 2.0 also /jobs/:id/checkpoints */
    jobDetails: (jobId: string, signal?: AbortSignal) => getJobDetails(transport, jobId, signal),
    /** GET /jobs/:id/vertices/:vid */
    vertex: (jobId: string, vertexId: string, signal?: AbortSignal) =>
      getVertexDetail(transport, jobId, vertexId, signal),
    /** GET /jobs/:id/vertices/:vid/subtasktimes */
    subtaskTimes: (jobId: string, vertexId: string, signal?: AbortSignal) =>
      getSubtaskTimes(transport, jobId, vertexId, signal),
    /** GET /jobs/:id/vertices/:vid/watermarks */
    watermarks: (jobId: string, vertexId: string, signal?: AbortSignal) =>
      getWatermarks(transport, jobId, vertexId, signal),
    /** GET /jobs/:id/vertices/:vid/backpressure */
    backpressure: (jobId: string, vertexId: string, signal?: AbortSignal) =>
      getBackpressure(transport, jobId, vertexId, signal),
    /** GET /jobs/:id/vertices/:vid/subtasks/metrics?get=&agg= */
    subtaskAggregates: (jobId: string, vertexId: string, names: readonly string[], signal?: AbortSignal) =>
      getSubtaskAggregates(transport, jobId, vertexId, names, signal),
    /** GET /jobs/:id/checkpoints */
    checkpoints: (jobId: string, signal?: AbortSignal) => getCheckpoints(transport, jobId, signal),
    /** GET /jobs/:id/checkpoints/config */
    checkpointConfig: (jobId: string, signal?: AbortSignal) => getCheckpointConfig(transport, jobId, signal),
    /** GET /jobs/:id/checkpoints/details/:cid */
    checkpointDetails: (jobId: string, checkpoint: number, signal?: AbortSignal) =>
      getCheckpointDetails(transport, jobId, checkpoint, signal),
    /** GET /jobs/:id/checkpoints/details/:cid/subtasks/:vid */
    checkpointSubtasks: (jobId: string, checkpoint: number, vertexId: string, signal?: AbortSignal) =>
      getCheckpointSubtasks(transport, jobId, checkpoint, vertexId, signal),
    /** GET any `metrics` endpoint without get= */
    metricNames: (place: MetricPlace, signal?: AbortSignal) => getMetricNames(transport, place, signal),
    /** GET any `metrics` endpoint of one process, job, vertex or subtask, ?get= */
    metricValues: (place: MetricPlace, names: readonly string[], signal?: AbortSignal) =>
      getMetricValues(transport, place, names, signal),
    /** GET /taskmanagers/metrics or /jobs/:id/vertices/:vid/subtasks/metrics, ?get= */
    metricAggregates: (place: MetricPlace, names: readonly string[], signal?: AbortSignal) =>
      getMetricAggregates(transport, place, names, signal),
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
    /** GET /jobs/:id/metrics or /jobs/:id/vertices/:vid/subtasks/:index/metrics: which latency markers there are */
    markerList: (place: MarkerPlace, subtask: number, signal?: AbortSignal) =>
      getMarkerList(transport, place, subtask, signal),
    /** GET /jobs/:id/metrics?get= or /jobs/:id/vertices/:vid/metrics?get= */
    markers: (place: MarkerPlace, names: readonly string[], signal?: AbortSignal) =>
      getMarkers(transport, place, names, signal),
  };
}

export type FlinkClient = ReturnType<typeof flinkClient>;
