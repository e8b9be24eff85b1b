import { checkpointGauges, isKnownIn } from '../answers/metrics/job';
import { markersOf, type Markers } from '../answers/metrics/latency';
import { type Cluster } from '../model/cluster';
import { gaugesOf } from '../model/gauges';
import { renewedAt, type SimulatedJob } from '../model/job';
import { watermarkOf } from '../model/watermarks';
import { isSince } from '../versions';
import { type Labels, type Series } from './series';

/** Metrics of one kind, with the names and labels of Flink's Prometheus reporter. */
export interface Family {
  names: readonly string[];
  /** What the reporter tells at a moment; null = nothing. */
  series(): Series[];
}

/** What Flink reports where there is no watermark. */
const noWatermark = Number('-9223372036854775808');

/** As Flink's reporter writes the values of labels. */
const rewritten = (text: string) => text.replace(/[^a-zA-Z0-9:_]/g, '_');

const ofJob = ({ spec }: SimulatedJob): Labels => ({
  host: '127_0_0_1',
  job: 'flink',
  job_id: spec.id,
  job_name: rewritten(spec.name),
});

interface Task {
  job: SimulatedJob;
  vertex: number;
  subtask: number;
  ofTaskManager: Labels;
  ofTask: Labels;
}

function taskOf(cluster: Cluster, job: SimulatedJob, vertex: number, subtask: number): Task {
  const { id, name } = job.vertex(vertex);
  const { id: taskManager } = cluster.slots(job)[subtask] ?? { id: '' };
  return {
    job,
    vertex,
    subtask,
    ofTaskManager: { instance: `${taskManager}:9249`, tm_id: rewritten(taskManager) },
    ofTask: { subtask_index: String(subtask), task_id: id, task_name: rewritten(name).slice(0, 80) },
  };
}

/** Attempts are not told apart, as if the reporter left out the attempt's labels. */
const tasksOf = (cluster: Cluster): Task[] =>
  cluster.jobs
    .filter(({ spec }) => spec.bounded === null)
    .flatMap((job) =>
      job.spec.vertices.flatMap((_, vertex) =>
        Array.from({ length: job.vertex(vertex).parallelism }, (_none, subtask) =>
          taskOf(cluster, job, vertex, subtask)
        )
      )
    );

/** Since when the tasks of a moment have been running, epoch ms; null where they do not. */
function flowsSince({ lifecycle }: SimulatedJob, at: number): number | null {
  const { flowsFrom, endedAt } = lifecycle.attempt(at);
  return at >= flowsFrom && at < endedAt ? flowsFrom : null;
}

const whileRunning =
  (job: SimulatedJob, measure: (at: number, since: number) => number | null): Series['valueAt'] =>
  (at) => {
    const since = flowsSince(job, at);
    return since === null ? null : measure(at, since);
  };

type Measured = (job: SimulatedJob, vertex: number, subtask: number, at: number) => number | null;

const gauge =
  (of: 'busy' | 'idle' | 'blocked'): Measured =>
  (job, vertex, subtask, at) => {
    const gauges = gaugesOf(job, vertex, subtask, at);
    return gauges === null ? null : (gauges[of] ?? NaN);
  };

const rate =
  (of: 'recordsIn' | 'recordsOut'): Measured =>
  (job, vertex, subtask, at) =>
    job.rates(vertex, subtask, renewedAt(at))[of];

const ofTasks: Readonly<Record<string, Measured>> = {
  flink_taskmanager_job_task_busyTimeMsPerSecond: gauge('busy'),
  flink_taskmanager_job_task_idleTimeMsPerSecond: gauge('idle'),
  flink_taskmanager_job_task_backPressuredTimeMsPerSecond: gauge('blocked'),
  flink_taskmanager_job_task_numRecordsInPerSecond: rate('recordsIn'),
  flink_taskmanager_job_task_numRecordsOutPerSecond: rate('recordsOut'),
  flink_taskmanager_job_task_currentInputWatermark: (job, vertex, subtask, at) =>
    watermarkOf(job, vertex, subtask, at) ?? noWatermark,
};

const tasks = (cluster: Cluster): Family => ({
  names: Object.keys(ofTasks),
  series: () =>
    tasksOf(cluster).flatMap(({ job, vertex, subtask, ofTaskManager, ofTask }) =>
      Object.entries(ofTasks).map(([name, measure]) => ({
        labels: { __name__: name, ...ofJob(job), ...ofTaskManager, ...ofTask },
        valueAt: whileRunning(job, (at) => measure(job, vertex, subtask, at)),
      }))
    ),
});

const ofJobManager = 'flink_jobmanager_job_';
/** A text, of which Prometheus has none. */
const notNumbers = new Set(['lastCheckpointExternalPath']);

function checkpoints(cluster: Cluster, flinkVersion: string): Family {
  const jobs = cluster.jobs.filter((job) => job.checkpoints !== null);
  const [first] = jobs;
  const names = Object.keys(first === undefined ? {} : checkpointGauges(first, cluster.startedAt, flinkVersion)).filter(
    (name) => !notNumbers.has(name) && isKnownIn(flinkVersion, name)
  );
  return {
    names: names.map((name) => ofJobManager + name),
    series: () =>
      jobs.flatMap((job) =>
        names.map((name) => ({
          labels: { __name__: ofJobManager + name, ...ofJob(job), instance: 'jobmanager:9249' },
          valueAt: (at) =>
            at < job.lifecycle.createdAt || job.lifecycle.endedAt(at) !== null
              ? null
              : Number(checkpointGauges(job, at, flinkVersion)[name]?.()),
        }))
      ),
  };
}

const quantiles = [0.5, 0.75, 0.95, 0.98, 0.99, 0.999];

/** What is told of the markers from one source to one operator of a task. */
function markersAt(task: Task, markers: Markers, source: number, labels: Labels): Series[] {
  const { job, vertex, subtask } = task;
  const name = labels.__name__ ?? '';
  // A marker a second from each subtask of the source, to one subtask of the operator.
  const perSecond = job.vertex(source).parallelism / job.vertex(vertex).parallelism;
  const count = (at: number, since: number) => Math.floor(((at - since) / 1_000) * perSecond);
  return [
    ...quantiles.map((quantile) => ({
      labels: { ...labels, quantile: String(quantile) },
      valueAt: whileRunning(job, (at) => markers.times(source, subtask, at)?.at(quantile) ?? null),
    })),
    {
      labels: { ...labels, __name__: `${name}_count` },
      valueAt: whileRunning(job, (at, since) => count(at, since)),
    },
  ];
}

/** Up to 1.19 latency markers belong to the job, later to its tasks. */
function latencyMarkers(cluster: Cluster, flinkVersion: string): Family {
  const areOfTasks = isSince(flinkVersion, '1.20');
  const name = `flink_taskmanager_job_${areOfTasks ? 'task_' : ''}latency_source_id_operator_id_operator_subtask_index_latency`;
  return {
    names: [name, `${name}_count`],
    series: () =>
      tasksOf(cluster).flatMap((task) => {
        const { job, vertex, subtask, ofTaskManager, ofTask } = task;
        const markers = markersOf(job, vertex);
        return markers.sources.flatMap((source) =>
          markers.operators.flatMap((operator) =>
            markersAt(task, markers, source, {
              __name__: name,
              ...ofJob(job),
              ...ofTaskManager,
              ...(areOfTasks ? ofTask : {}),
              source_id: job.vertex(source).id,
              operator_id: operator,
              operator_subtask_index: String(subtask),
            })
          )
        );
      }),
  };
}

export const familiesOf = (cluster: Cluster, flinkVersion: string): Family[] => [
  tasks(cluster),
  checkpoints(cluster, flinkVersion),
  latencyMarkers(cluster, flinkVersion),
];
