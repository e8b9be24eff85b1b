import { type Cluster } from '../model/cluster';
import { gaugesOf } from '../model/gauges';
import { renewedAt, type SimulatedJob } from '../model/job';
import { watermarkOf } from '../model/watermarks';
import { type Matcher } from './promql';

export type Labels = Readonly<Record<string, string>>;

/** A series and how to have its value at a moment; null = there was no sample. */
export interface Series {
  labels: Labels;
  valueAt(at: number): number | null;
}

/** Prometheus asks so often. */
const scrapeMs = 10_000;
const prefix = 'flink_taskmanager_job_task_';
/** What Flink reports where there is no watermark. */
const noWatermark = Number('-9223372036854775808');

/** As Flink's reporter writes the values of labels. */
const rewritten = (text: string) => text.replace(/[^a-zA-Z0-9:_]/g, '_');

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

const metrics: Readonly<Record<string, Measured>> = {
  busyTimeMsPerSecond: gauge('busy'),
  idleTimeMsPerSecond: gauge('idle'),
  backPressuredTimeMsPerSecond: gauge('blocked'),
  numRecordsInPerSecond: rate('recordsIn'),
  numRecordsOutPerSecond: rate('recordsOut'),
  currentInputWatermark: (job, vertex, subtask, at) => watermarkOf(job, vertex, subtask, at) ?? noWatermark,
};

interface Task {
  job: SimulatedJob;
  vertex: number;
  subtask: number;
  labels: Labels;
}

/** The past of a cluster as a Prometheus that scrapes it knows it. What has been is kept: it is asked for again and again. */
export class Samples {
  private readonly tasks: readonly Task[];
  private readonly kept = new Map<string, Map<number, number | null>>();

  constructor(private readonly cluster: Cluster) {
    this.tasks = cluster.jobs
      .filter(({ spec }) => spec.bounded === null)
      .flatMap((job) =>
        job.spec.vertices.flatMap((_, vertex) =>
          Array.from({ length: job.vertex(vertex).parallelism }, (_none, subtask) => this.taskOf(job, vertex, subtask))
        )
      );
  }

  private taskOf(job: SimulatedJob, vertex: number, subtask: number): Task {
    const { id, name } = job.vertex(vertex);
    const { id: taskManager } = this.cluster.slots(job)[subtask] ?? { id: '' };
    return {
      job,
      vertex,
      subtask,
      labels: {
        host: '127_0_0_1',
        instance: `${taskManager}:9249`,
        job: 'flink',
        job_id: job.spec.id,
        job_name: rewritten(job.spec.name),
        subtask_index: String(subtask),
        task_id: id,
        task_name: rewritten(name).slice(0, 80),
        tm_id: rewritten(taskManager),
      },
    };
  }

  /** Series that fit all matchers. Attempts are not told apart, as if the reporter left out the attempt's labels. */
  select(matchers: readonly Matcher[]): Series[] {
    const ofName = matchers.filter(({ label }) => label === '__name__');
    const others = matchers.filter(({ label }) => label !== '__name__');
    const names = Object.keys(metrics).filter((name) => ofName.every(({ matches }) => matches(prefix + name)));
    return this.tasks
      .filter(({ labels }) => others.every(({ label, matches }) => matches(labels[label] ?? '')))
      .flatMap((task) => names.map((name) => this.seriesOf(task, name)));
  }

  private seriesOf(task: Task, name: string): Series {
    const { job, vertex, subtask, labels } = task;
    const key = `${job.spec.id} ${vertex} ${subtask} ${name}`;
    const kept = this.kept.get(key) ?? new Map<number, number | null>();
    this.kept.set(key, kept);
    const measure = metrics[name];
    return {
      labels: { __name__: prefix + name, ...labels },
      valueAt: (at) => {
        const scraped = Math.floor(at / scrapeMs) * scrapeMs;
        const known = kept.get(scraped);
        if (known !== undefined) {
          return known;
        }
        const { flowsFrom, endedAt } = job.lifecycle.attempt(scraped);
        const runs = scraped >= flowsFrom && scraped < endedAt;
        const value = runs && measure !== undefined ? measure(job, vertex, subtask, scraped) : null;
        kept.set(scraped, value);
        return value;
      },
    };
  }
}
