import { createDataFrame, type DataFrame, FieldType, type Labels } from '@grafana/data';
import { influxGauges, influxStart } from '../../../testing/influxFrames';
import { gaugePoints } from './gauges';

const jobId = 'a'.repeat(32);
const series = (
  name: string,
  values: Array<number | null>,
  labels: Labels = { job_id: jobId, job_name: 'orders' }
): DataFrame =>
  createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: values.map((_, index) => index * 60_000) },
      {
        name: 'Value',
        type: FieldType.number,
        values,
        labels: { __name__: `flink_jobmanager_job_${name}`, ...labels },
      },
    ],
  });

const short = (frames: DataFrame[], id: string | null = jobId) =>
  gaugePoints(frames, id).map(({ time, duration, state, completed, failed }) => [
    time,
    duration,
    state,
    completed,
    failed,
  ]);

it('finds the checkpoints between samples by their counts', () => {
  const frames = [
    series('lastCheckpointDuration', [-1, 900, 900, 1_100]),
    series('lastCheckpointFullSize', [-1, 50, 50, 60]),
    series('numberOfCompletedCheckpoints', [0, 1, 1, 3]),
    series('numberOfFailedCheckpoints', [0, 0, 2, 2]),
  ];
  expect(short(frames)).toEqual([
    [60_000, 900, 50, 1, 0],
    [120_000, null, null, 0, 2],
    [180_000, 1_100, 60, 2, 0],
  ]);
});

it('takes another duration for another checkpoint where nothing is counted', () => {
  expect(short([series('lastCheckpointDuration', [900, 900, 950, null, 950])])).toEqual([[120_000, 950, null, 1, 0]]);
});

it('goes on after a JobManager that started again', () => {
  expect(short([series('numberOfCompletedCheckpoints', [7, 2, 3])])).toEqual([
    [60_000, null, null, 2, 0],
    [120_000, null, null, 1, 0],
  ]);
});

it('knows the same job under its former ID, and no other job', () => {
  const former = series('numberOfCompletedCheckpoints', [0, 1], { job_id: 'b', job_name: 'orders' });
  const other = series('numberOfCompletedCheckpoints', [0, 1], { job_id: 'c', job_name: 'clicks' });
  const own = series('lastCheckpointDuration', [5, 6]);
  expect(short([former, other, own])).toHaveLength(1);
  expect(short([former, own])).toEqual([[60_000, 6, null, 1, 0]]);
  expect(short([former, other])).toEqual([]);
  expect(short([other])).toHaveLength(1);
});

it('recognises a series by its legend, its frame, or its expression', () => {
  const bare = series('x', [1, 2], { __name__: '' });
  expect(short([bare])).toEqual([]);
  const meta = { executedQueryString: 'Expr: max(flink_jobmanager_job_lastCheckpointDuration)' };
  expect(short([{ ...bare, meta }], null)).toHaveLength(1);
  expect(short([{ ...bare, name: 'lastCheckpointDuration' }], null)).toHaveLength(1);
});

it('tells series of one expression for all gauges apart', () => {
  const meta = {
    executedQueryString: 'Expr: {__name__=~"flink_jobmanager_job_(lastCheckpointDuration|numberOfFailedCheckpoints)"}',
  };
  const [duration, failed] = ['lastCheckpointDuration', 'numberOfFailedCheckpoints'].map((name) => ({
    ...series(name, [1, 2]),
    meta,
  }));
  expect(duration !== undefined && short([duration])).toEqual([[60_000, 2, null, 1, 0]]);
  expect(failed !== undefined && short([failed])).toEqual([[60_000, null, null, 0, 1]]);
  const unlabelled = series('x', [1, 2], { __name__: '' });
  expect(short([{ ...unlabelled, meta }])).toEqual([]);
});

it('reads InfluxDB: a value was there by the end of its part of the time', () => {
  const id = '5be5f9a72096b68c5b8787f8de58236e';
  expect(
    gaugePoints(influxGauges, id).map((point) => [
      point.after - influxStart,
      point.time - influxStart,
      point.duration,
      point.state,
      point.completed,
      point.failed,
    ])
  ).toEqual([
    [60_000, 120_000, 55_745, 506_865, 1, 1],
    [120_000, 180_000, null, null, 0, 1],
    [180_000, 240_000, null, null, 0, 1],
    [240_000, 300_000, 38_142, 890_831, 1, 0],
  ]);
});

it('reads InfluxDB as Flux has it', () => {
  const flux = series('numberOfCompletedCheckpoints', [1, 2], {
    __name__: '',
    _measurement: 'jobmanager_job_numberOfCompletedCheckpoints',
    job_id: jobId,
  });
  expect(short([flux])).toEqual([[60_000, null, null, 1, 0]]);
});

it('reads nothing from other frames', () => {
  const table = createDataFrame({
    fields: [{ name: 'lastCheckpointDuration', type: FieldType.number, values: [1, 2] }],
  });
  expect(gaugePoints([table, series('uptime', [1, 2])], jobId)).toEqual([]);
});
