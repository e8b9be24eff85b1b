import { type DataFrame, type Field, FieldType, type Labels } from '@grafana/data';
import { contract, number, time } from './contract';

/*
 * What a Prometheus (or InfluxDB) that scrapes Flink's reporter knows of the past: series of the task metrics below, one
 * number field a series, told apart by labels. Everything that is not a series of a task is passed over, so that such frames
 * may stand beside any others.
 */

/** A series as it comes: the unit and the columns' names are the metric's own. */
export const pastSeries = contract('past of the job', {
  time: time('Time'),
  value: number('flink_taskmanager_job_task_…', { description: 'Labels job_id, task_id, subtask_index, tm_id' }),
});

/** What a series tells. `busy`, `idle`, `backpressured`: share of time; `recordsIn`, `recordsOut`: per second; `watermark`. */
export type Measure = 'busy' | 'idle' | 'backpressured' | 'recordsIn' | 'recordsOut' | 'watermark';

/** Flink's names of the metrics, in the scope of tasks. */
export const measureMetrics: Readonly<Record<Measure, string>> = {
  busy: 'busyTimeMsPerSecond',
  idle: 'idleTimeMsPerSecond',
  backpressured: 'backPressuredTimeMsPerSecond',
  recordsIn: 'numRecordsInPerSecond',
  recordsOut: 'numRecordsOutPerSecond',
  watermark: 'currentInputWatermark',
};

const isMeasure = (name: string): name is Measure => Object.hasOwn(measureMetrics, name);
const measures = Object.keys(measureMetrics).filter(isMeasure);

export interface PressureSeries {
  measure: Measure;
  /** Label `job_id`; null where the series was summed over it. */
  job: string | null;
  /** Label `task_id`: the vertex. */
  vertex: string;
  /** Label `subtask_index`; null = the series stands for the whole task. */
  subtask: string | null;
  /** Label `tm_id`, as the reporter has rewritten it. */
  taskManager: string | null;
  /** Label `task_attempt_num`; 0 where it is absent. Series of several attempts of one subtask follow one another. */
  attempt: number;
  /** Epoch ms, ascending. */
  times: readonly number[];
  /** As long as `times`. Shares 0 to 1, records per second, watermarks epoch ms; NaN = not known. */
  values: Float64Array;
}

/** A metric of an operator has the same end of its name, and is another. */
function measureIn(name: string): Measure | null {
  if (name.includes('_operator_')) {
    return null;
  }
  return measures.find((measure) => name === measure || name.includes(measureMetrics[measure])) ?? null;
}

/** By the metric's name where the series has kept it, else by what the query calls it. */
function measureOf(frame: DataFrame, field: Field): Measure | null {
  const { labels = {}, config, name } = field;
  const names = [labels['__name__'], labels['measure'], name, config.displayNameFromDS, config.displayName];
  for (const candidate of [...names, frame.name, frame.refId]) {
    const measure = candidate === undefined ? null : measureIn(candidate);
    if (measure !== null) {
      return measure;
    }
  }
  return null;
}

const label = (labels: Labels, name: string) => {
  const value = labels[name];
  return value === undefined || value === '' ? null : value;
};

/** No watermark yet is the smallest number there is, the end of a bounded input the largest. */
const farthestWatermark = 8.64e15;

/** What a number of the series is multiplied with. */
function scaleOf(measure: Measure, unit: string | undefined): number {
  const isShare = measure === 'busy' || measure === 'idle' || measure === 'backpressured';
  return isShare && unit !== 'percentunit' ? 0.001 : 1;
}

/** Plain loops: there may be a million samples. */
function numbersOf(cells: readonly unknown[], length: number, scale: number, largest: number): Float64Array {
  const numbers = new Float64Array(length);
  for (let index = 0; index < length; index += 1) {
    const cell = cells[index];
    numbers[index] = typeof cell === 'number' && Math.abs(cell) < largest ? cell * scale : NaN;
  }
  return numbers;
}

function ascend(times: readonly unknown[]): times is readonly number[] {
  let before = -Infinity;
  for (const time of times) {
    if (typeof time !== 'number' || !(time > before)) {
      return false;
    }
    before = time;
  }
  return true;
}

function seriesOf(frame: DataFrame, times: readonly number[], field: Field): PressureSeries[] {
  const { labels = {}, config, values } = field;
  const vertex = label(labels, 'task_id');
  const measure = vertex === null ? null : measureOf(frame, field);
  if (vertex === null || measure === null) {
    return [];
  }
  return [
    {
      measure,
      vertex,
      job: label(labels, 'job_id'),
      subtask: label(labels, 'subtask_index'),
      taskManager: label(labels, 'tm_id'),
      attempt: Number(label(labels, 'task_attempt_num') ?? 0) || 0,
      times,
      values: numbersOf(
        values,
        times.length,
        scaleOf(measure, config.unit),
        measure === 'watermark' ? farthestWatermark : Infinity
      ),
    },
  ];
}

/** The series among the frames, in their order. Frames whose times do not ascend are none. */
export function readPressureSeries(frames: readonly DataFrame[]): PressureSeries[] {
  return frames.flatMap((frame) => {
    const numbers = frame.fields.filter(
      ({ type, labels }) => type === FieldType.number && labels?.['task_id'] !== undefined
    );
    const times: readonly unknown[] | undefined = frame.fields.find(({ type }) => type === FieldType.time)?.values;
    return numbers.length === 0 || times === undefined || !ascend(times)
      ? []
      : numbers.flatMap((field) => seriesOf(frame, times, field));
  });
}
