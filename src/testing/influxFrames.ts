import { createDataFrame, type DataFrame, FieldType, type Labels } from '@grafana/data';

interface Answer {
  measurement: string;
  column: string;
  labels: Labels;
  values: Array<number | null>;
}

const minute = 60_000;
/** When the values of `influxFrames` begin. */
export const influxStart = 1_795_284_060_000;

/**
 * The frames that Grafana's InfluxDB data source (12.3, InfluxQL) makes of a query: the column stands in their names only, and
 * the query beside the first one only.
 */
export const influxFrames = (query: string, answers: readonly Answer[], refId = 'A'): DataFrame[] =>
  answers.map(({ measurement, column, labels, values }, index) => {
    const tags = Object.entries(labels).map(([name, value]) => `${name}: ${value}`);
    const name = `${measurement}.${column} { ${tags.join(', ')} }`;
    return createDataFrame({
      refId,
      name,
      meta:
        index === 0
          ? { typeVersion: [0, 0], preferredVisualisationType: 'graph', executedQueryString: query }
          : undefined,
      fields: [
        { name: 'Time', type: FieldType.time, values: values.map((_, at) => influxStart + at * minute) },
        { name: 'Value', type: FieldType.number, labels, config: { displayNameFromDS: name }, values },
      ],
    });
  });

const join = '11ffd1a2f5905feab358b0af9a75fe4e';
const markers = 'taskmanager_job_task_latency_source_id_operator_id_operator_subtask_index_latency';
const ofJoin: Labels = {
  operator_id: join,
  source_id: '6cdc5bb954874d922eaee11a8e7b5dd5',
  task_id: join,
  task_name: 'IntervalJoin[9] -> Calc[10] -> sink_join[11]: Writer',
};

/** Of Flink 1.20.3 with its InfluxDB reporter and InfluxDB 1.6; `count` is of the markers that are kept. */
export const influxLatency = influxFrames(
  `SELECT max("p99") AS "p99", max("mean") AS "mean", max("count") AS "count" FROM "${markers}"
WHERE "job_id" = '5be5f9a72096b68c5b8787f8de58236e' AND time >= 1795284091030ms and time <= 1795284391030ms GROUP BY time(1m), "source_id", "operator_id", "task_id", "task_name" fill(none)`,
  [
    {
      measurement: markers,
      column: 'p99',
      labels: ofJoin,
      values: [131587.71, 121765, 91688, 116365.94, 177491.23, 68347.23],
    },
    {
      measurement: markers,
      column: 'mean',
      labels: ofJoin,
      values: [76272.242, 58781.789, 50032.563, 50032.563, 97306.93, 41361.391],
    },
    { measurement: markers, column: 'count', labels: ofJoin, values: [128, 128, 128, 128, 128, 128] },
  ]
);

const jobLabels: Labels = { job_id: '5be5f9a72096b68c5b8787f8de58236e', job_name: 'click-attribution' };
const gauge = (name: string, values: number[]): Answer => ({
  measurement: `jobmanager_job_${name}`,
  column: 'value',
  labels: jobLabels,
  values,
});

/** The gauges of checkpoints of the same cluster. */
export const influxGauges = influxFrames(
  `SELECT last("value") AS "value" FROM /^jobmanager_job_(lastCheckpoint(Duration|Size|FullSize)|numberOf(Completed|Failed)Checkpoints)$/
WHERE "job_id" = '5be5f9a72096b68c5b8787f8de58236e' AND time >= 1795284091062ms and time <= 1795284391062ms GROUP BY time(1m), "job_id", "job_name" fill(none)`,
  [
    gauge('lastCheckpointDuration', [52870, 55745, 55745, 55745, 38142, 38142]),
    gauge('lastCheckpointFullSize', [343339, 506865, 506865, 506865, 890831, 890831]),
    gauge('lastCheckpointSize', [343339, 506865, 506865, 506865, 890831, 890831]),
    gauge('numberOfCompletedCheckpoints', [2, 3, 3, 3, 4, 4]),
    gauge('numberOfFailedCheckpoints', [6, 7, 8, 9, 9, 9]),
  ]
);
