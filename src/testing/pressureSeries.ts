import { createDataFrame, type DataFrame, DataFrameType, FieldType, type Labels } from '@grafana/data';
import { type Measure, measureMetrics, type PressureSeries } from '../frames/pressureSeries';

/** The frame that Grafana's Prometheus data source gives for one series of Flink's reporter. */
export const prometheusFrame = (
  metric: string,
  labels: Labels,
  points: ReadonlyArray<readonly [time: number, value: number | null]>
): DataFrame => {
  const name = `flink_taskmanager_job_task_${metric}`;
  return createDataFrame({
    refId: 'Past',
    meta: { type: DataFrameType.TimeSeriesMulti, typeVersion: [0, 1], custom: { resultType: 'matrix' } },
    fields: [
      { name: 'Time', type: FieldType.time, config: { interval: 15_000 }, values: points.map(([time]) => time) },
      {
        name,
        type: FieldType.number,
        config: { displayNameFromDS: `${name}{...}` },
        labels: { __name__: name, ...labels },
        values: points.map(([, value]) => value),
      },
    ],
  });
};

/** A series with a sample every `step` ms from `from` on; null = there is no sample. Shares are 0 to 1. */
export function pressureSeries(
  vertex: string,
  measure: Measure,
  values: ReadonlyArray<number | null>,
  over: Partial<PressureSeries> & { from?: number; step?: number } = {}
): PressureSeries {
  const { from = 0, step = 15_000, ...rest } = over;
  const points = values.flatMap((value, index) => (value === null ? [] : [[from + index * step, value] as const]));
  return {
    measure,
    vertex,
    job: null,
    subtask: '0',
    taskManager: null,
    attempt: 0,
    times: points.map(([time]) => time),
    values: Float64Array.from(points, ([, value]) => value),
    ...rest,
  };
}

export const allMetrics = Object.values(measureMetrics);
