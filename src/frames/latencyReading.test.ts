import { createDataFrame, type DataFrame, FieldType, type Labels } from '@grafana/data';
import { influxFrames, influxLatency } from '../testing/influxFrames';
import { latencyRow } from '../testing/latencyLines';
import { latency } from './latency';
import { isKnown, readLatencySeries } from './latencyReading';
import { latencySeriesFrames } from './latencySeries';

const times = [0, 10_000, 20_000];
const frame = (labels: Labels, values: unknown[], name = 'Value'): DataFrame =>
  createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      { name, type: FieldType.number, labels, values },
    ],
  });
const ids = { source_id: 'cbc3', operator_id: '11ff', operator_subtask_index: '1', job_id: 'j' };

it('reads what the data source writes', () => {
  const line = {
    operator: 'Join[9]',
    operatorId: '11ff',
    source: 'Source: orders[1]',
    sourceId: 'cbc3',
    vertex: 'Join[9] -> Sink',
    vertexId: 'v',
    statistic: 'p99',
    subtask: null,
    points: [
      { time: 0, value: 5 },
      { time: 10_000, value: null },
    ],
    unchanged: [0, 10_000],
  } as const;
  const { points: _, ...rest } = line;
  expect(
    readLatencySeries(latencySeriesFrames([{ ...line, points: [...line.points], unchanged: [...line.unchanged] }]))
  ).toEqual([{ ...rest, title: '11ff', times: [0, 10_000], values: [5, null] }]);
});

it.each([
  ['0.5', 'p50'],
  ['0.99', 'p99'],
  ['0.999', 'p999'],
  ['0', 'min'],
  ['1', 'max'],
])('Prometheus: quantile %s is %s, before Flink 1.20 and after', (quantile, statistic) => {
  const before = frame(
    {
      ...ids,
      __name__: 'flink_taskmanager_job_latency_source_id_operator_id_operator_subtask_index_latency',
      quantile,
    },
    [1, 2, 3]
  );
  const after = frame(
    {
      ...ids,
      __name__: 'flink_taskmanager_job_task_latency_source_id_operator_id_operator_subtask_index_latency',
      task_name: 'Join -> Sink',
      task_id: 'v',
      quantile,
    },
    [1, 2, 3]
  );
  expect(readLatencySeries([before, after])).toMatchObject([
    { operatorId: '11ff', sourceId: 'cbc3', subtask: 1, statistic, operator: null, vertexId: null },
    { operatorId: '11ff', sourceId: 'cbc3', subtask: 1, statistic, vertex: 'Join -> Sink', vertexId: 'v' },
  ]);
});

it('Prometheus: a count that stands still says that no marker has come in', () => {
  const name = 'flink_taskmanager_job_latency_source_id_operator_id_operator_subtask_index_latency';
  const lines = readLatencySeries([
    frame({ ...ids, __name__: name, quantile: '0.99' }, [7, 7, 7]),
    frame({ ...ids, __name__: `${name}_count` }, [100, 101, 101]),
  ]);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.unchanged).toEqual([0, 0, 10_000]);
});

it('Prometheus: a count says it of the markers with the same labels, also where a query has brought subtasks together', () => {
  const name =
    'flink_taskmanager_job_task_latency_source_id_source_subtask_index_operator_id_operator_subtask_index_latency';
  const of = (sourceIndex: string) => ({ ...ids, source_subtask_index: sourceIndex, __name__: name });
  const pair = { source_id: 'cbc3', operator_id: '22aa' };
  const lines = readLatencySeries([
    frame({ ...of('0'), quantile: '0.99' }, [7, 7, 7]),
    frame({ ...of('1'), quantile: '0.99' }, [9, 9, 9]),
    frame({ ...pair, quantile: '0.99' }, [5, 5, 5]),
    frame({ ...of('0'), __name__: `${name}_count` }, [100, 101, 102]),
    frame({ ...of('1'), __name__: `${name}_count` }, [100, 100, 100]),
    frame({ ...pair, statistic: 'count' }, [200, 201, 201]),
  ]);
  expect(lines.map(({ values, unchanged }) => [values[0], unchanged])).toEqual([
    [7, [0, 0, 0]],
    [9, [0, 10_000, 20_000]],
    [5, [0, 0, 10_000]],
  ]);
});

it('InfluxDB: reads what Grafana makes of an InfluxQL query; the mean says that no marker has come in, not the count', () => {
  const lines = readLatencySeries(influxLatency);
  expect(lines.map(({ statistic, vertex }) => [statistic, vertex?.slice(0, 15)])).toEqual([
    ['p99', 'IntervalJoin[9]'],
    ['mean', 'IntervalJoin[9]'],
  ]);
  expect(lines[0]).toMatchObject({
    operatorId: '11ffd1a2f5905feab358b0af9a75fe4e',
    sourceId: '6cdc5bb954874d922eaee11a8e7b5dd5',
    vertexId: '11ffd1a2f5905feab358b0af9a75fe4e',
    unchanged: [0, 0, 0, 60_000, 0, 0],
  });
});

it('InfluxDB: a mean below 1 ms stands still while markers come in', () => {
  const ask = (column: string, values: number[]) => ({ measurement: 'm', column, labels: ids, values });
  const [line] = readLatencySeries(
    influxFrames('SELECT max("p99") AS "p99", max("mean") AS "mean" FROM "m"', [
      ask('p99', [1, 1, 1]),
      ask('mean', [0.25, 0.25, 0.25]),
    ])
  );
  expect(line?.unchanged).toEqual([0, 0, 0]);
});

it('InfluxDB: as Flux names the fields, the statistic is the field, the ids are tags', () => {
  const labels = { ...ids, host: 'h' };
  expect(
    readLatencySeries([frame(labels, [1, 2, 3], 'p99'), frame(labels, [1, 2, 3], 'taskmanager_job_latency.mean')])
  ).toMatchObject([
    { operatorId: '11ff', statistic: 'p99', subtask: 1 },
    { operatorId: '11ff', statistic: 'mean', subtask: 1 },
  ]);
});

it('any other time series is a line by its title', () => {
  const [line] = readLatencySeries([frame({ task: 'Join' }, [1, null, 'x'], 'lag')]);
  expect(line).toMatchObject({ operatorId: null, statistic: null, values: [1, null, 'x'] });
  expect(line?.title).toContain('lag');
});

it.each([
  ['a table of rows', latency.frame([latencyRow('a', 4)])],
  ['no time', createDataFrame({ fields: [{ name: 'a', values: [1] }] })],
  [
    'times that run backwards',
    createDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: [2, 1] },
        { name: 'a', values: [1, 2] },
      ],
    }),
  ],
  [
    'a time that is none',
    createDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: [1, null] },
        { name: 'a', values: [1, 2] },
      ],
    }),
  ],
  ['nothing', createDataFrame({ fields: [] })],
])('%s is no line', (_, other) => expect(readLatencySeries([other])).toEqual([]));

it('copies no columns; only finite numbers in them are known', () => {
  const values = [1, null, 2.5];
  const [line] = readLatencySeries([frame(ids, values)]);
  expect(line?.values).toBe(values);
  expect(line?.times).toBe(times);
  expect([0, -1.5, NaN, Infinity, null, undefined, '1', {}].map(isKnown)).toEqual([
    true,
    true,
    ...Array.from({ length: 6 }, () => false),
  ]);
});

it('a count says nothing of times that it does not have, and the last of several at the same time counts', () => {
  const at = (values: unknown[], moments: number[], labels: Labels) =>
    createDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: moments },
        { name: 'Value', type: FieldType.number, labels: { ...ids, ...labels }, values },
      ],
    });
  const [line] = readLatencySeries([
    at([7, 7, 7, 7, 7], [0, 5_000, 10_000, 20_000, 30_000], { quantile: '0.99' }),
    at([1, 1, 2, 2], [0, 10_000, 10_000, 20_000], { statistic: 'count' }),
  ]);
  expect(line?.unchanged).toEqual([0, null, 0, 10_000, null]);
});
