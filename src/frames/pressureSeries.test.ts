import { createDataFrame, FieldType } from '@grafana/data';
import { prometheusFrame } from '../testing/pressureSeries';
import { jobGraphFrames } from './jobGraph';
import { graphOf } from '../testing/jobGraphs';
import { type Measure, readPressureSeries } from './pressureSeries';

const labels = {
  job_id: 'ac5e',
  job_name: 'click_attribution',
  task_id: 'cbc3',
  task_name: 'Source:_orders',
  subtask_index: '1',
  task_attempt_num: '2',
  tm_id: 'tm_1',
  host: '127_0_0_1',
  instance: '127.0.0.1:10082',
};

const only = (frames: Parameters<typeof readPressureSeries>[0]) => {
  const all = readPressureSeries(frames);
  expect(all).toHaveLength(1);
  return all[0];
};

it('reads what Grafana makes of a series of Flink’s Prometheus reporter', () => {
  const frame = prometheusFrame('busyTimeMsPerSecond', labels, [
    [0, 1000],
    [15_000, 123],
  ]);
  expect(only([frame])).toEqual({
    measure: 'busy',
    job: 'ac5e',
    vertex: 'cbc3',
    subtask: '1',
    taskManager: 'tm_1',
    attempt: 2,
    times: [0, 15_000],
    values: Float64Array.from([1, 0.123]),
  });
});

it.each<[string, Measure, number, number]>([
  ['busyTimeMsPerSecond', 'busy', 500, 0.5],
  ['idleTimeMsPerSecond', 'idle', 500, 0.5],
  ['backPressuredTimeMsPerSecond', 'backpressured', 500, 0.5],
  ['numRecordsInPerSecond', 'recordsIn', 500, 500],
  ['numRecordsOutPerSecond', 'recordsOut', 500, 500],
  ['currentInputWatermark', 'watermark', 1_795_272_000_000, 1_795_272_000_000],
])('knows %s as %s', (metric, measure, sent, read) => {
  expect(only([prometheusFrame(metric, labels, [[0, sent]])])).toMatchObject({
    measure,
    values: Float64Array.from([read]),
  });
});

const wide = (fields: ReadonlyArray<[name: string, over: object]>, frame: object = {}) =>
  createDataFrame({
    ...frame,
    fields: [
      { name: 'Time', type: FieldType.time, values: [0, 10] },
      ...fields.map(([name, over]) => ({
        name,
        type: FieldType.number,
        labels: { task_id: 'v' },
        values: [100, 200],
        ...over,
      })),
    ],
  });

describe('a series without its metric’s name', () => {
  it.each<[string, ReturnType<typeof wide>]>([
    ['a refId', wide([['Value', {}]], { refId: 'busy' })],
    ['a legend', wide([['Value', { config: { displayNameFromDS: 'busyTimeMsPerSecond' } }]])],
    ['a display name that the dashboard sets', wide([['Value', { config: { displayName: 'busy' } }]])],
    ['the name of the frame', wide([['Value', {}]], { name: 'busyTimeMsPerSecond of v' })],
    ['a label that the query sets', wide([['Value', { labels: { task_id: 'v', measure: 'busy' } }]])],
    ['the measurement of InfluxDB', wide([['taskmanager_job_task_busyTimeMsPerSecond.value', {}]])],
  ])('is known by %s', (_, frame) => {
    expect(only([frame])).toMatchObject({
      measure: 'busy',
      subtask: null,
      job: null,
      values: Float64Array.from([0.1, 0.2]),
    });
  });

  it('is passed over where nothing tells what it is', () => {
    expect(readPressureSeries([wide([['Value', {}]], { refId: 'A' })])).toEqual([]);
  });
});

it('takes shares for shares', () => {
  const frame = wide([['busy', { config: { unit: 'percentunit' }, values: [0.5, 1] }]]);
  expect(only([frame])?.values).toEqual(Float64Array.from([0.5, 1]));
});

it('reads every field of a joined frame', () => {
  const frame = wide([
    ['busyTimeMsPerSecond', { labels: { task_id: 'v', subtask_index: '0' } }],
    ['busyTimeMsPerSecond', { labels: { task_id: 'v', subtask_index: '1' } }],
  ]);
  expect(readPressureSeries([frame]).map(({ subtask }) => subtask)).toEqual(['0', '1']);
});

it('does not know what Flink or Grafana do not: NaN, null, and watermarks that are none', () => {
  const busy = prometheusFrame('busyTimeMsPerSecond', labels, [
    [0, null],
    [1, NaN],
  ]);
  const watermark = prometheusFrame('currentInputWatermark', labels, [
    [0, -9_223_372_036_854_775_808],
    [1, 9_223_372_036_854_775_807],
  ]);
  for (const series of readPressureSeries([busy, watermark])) {
    expect([...series.values]).toEqual([NaN, NaN]);
  }
});

it('passes over all that is no series of a task', () => {
  const { task_id, ...withoutTask } = labels;
  const backwards = prometheusFrame('busyTimeMsPerSecond', labels, [
    [2, 1],
    [1, 1],
  ]);
  const frames = [
    ...jobGraphFrames(graphOf('a>b')),
    createDataFrame({ fields: [] }),
    prometheusFrame('busyTimeMsPerSecond', withoutTask, [[0, 1]]),
    prometheusFrame('operator_numRecordsInPerSecond', labels, [[0, 1]]),
    prometheusFrame('checkpointStartDelayNanos', labels, [[0, 1]]),
    backwards,
  ];
  expect(task_id).toBe('cbc3');
  expect(readPressureSeries(frames)).toEqual([]);
});
