import { decodedAt, standardRecordings } from '../testing/recording';
import { decodeJob, type Job } from './job';

/** The last answer for orders-per-minute in the recording of a version. */
function lastAnswer(version: string): Job | undefined {
  const found = standardRecordings.find((recorded) => recorded.version === version);
  const answers = found === undefined ? [] : decodedAt(found.recording, '/jobs/:id', decodeJob);
  return answers.findLast(({ value }) => value.name === 'orders-per-minute')?.value;
}

test('orders-per-minute of Flink 1.16.3', () => {
  expect(lastAnswer('1.16.3')).toMatchInlineSnapshot(`
{
  "durationMs": 254923,
  "edges": [
    {
      "exchange": "pipelined_bounded",
      "shipStrategy": "HASH",
      "source": "cbc357ccb763df2852fee8c4fc7d55f2",
      "target": "c27dcf7b54ef6bfd6cff02ca8870b681",
    },
  ],
  "ended": null,
  "id": "8873b56032281d1de819d6840d562cf8",
  "name": "orders-per-minute",
  "now": 1795253221152,
  "restartedAt": null,
  "runningSince": 1795252966450,
  "started": 1795252966229,
  "state": "RUNNING",
  "type": "STREAMING",
  "vertices": [
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": null,
        "bytesIn": 0,
        "bytesOut": 20375028,
        "idleMs": 0,
        "recordsIn": 0,
        "recordsOut": 498000,
      },
      "description": "[1]:TableSourceScan(table=[[default_catalog, default_database, orders]], fields=[order_id, user_id, item, price])
+- [2]:Calc(select=[item, price, LOCALTIMESTAMP() AS ts])
   +- [3]:WatermarkAssigner(rowtime=[ts], watermark=[(ts - 2000:INTERVAL SECOND)])",
      "ended": null,
      "id": "cbc357ccb763df2852fee8c4fc7d55f2",
      "maxParallelism": 128,
      "name": "Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]",
      "parallelism": 2,
      "started": 1795252966722,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": 0,
        "bytesIn": 20543926,
        "bytesOut": 0,
        "idleMs": 515224,
        "recordsIn": 499914,
        "recordsOut": 0,
      },
      "description": "[5]:WindowAggregate(groupBy=[item], window=[TUMBLE(time_col=[ts], size=[10 s])], select=[item, SUM(price) AS EXPR$2, COUNT(*) AS EXPR$3, start('w$) AS window_start, end('w$) AS window_end])
+- [6]:Calc(select=[item, window_end, EXPR$2, EXPR$3])
   +- [7]:Sink(table=[default_catalog.default_database.sink_agg], fields=[item, window_end, EXPR$2, EXPR$3])",
      "ended": null,
      "id": "c27dcf7b54ef6bfd6cff02ca8870b681",
      "maxParallelism": 128,
      "name": "WindowAggregate[5] -> Calc[6] -> Sink: sink_agg[7]",
      "parallelism": 2,
      "started": 1795252966746,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
  ],
}
`);
});

test('orders-per-minute of Flink 1.18.1', () => {
  expect(lastAnswer('1.18.1')).toMatchInlineSnapshot(`
{
  "durationMs": 154543,
  "edges": [
    {
      "exchange": "pipelined_bounded",
      "shipStrategy": "HASH",
      "source": "cbc357ccb763df2852fee8c4fc7d55f2",
      "target": "c27dcf7b54ef6bfd6cff02ca8870b681",
    },
  ],
  "ended": null,
  "id": "dbfee60f4abde4b2639648ffd1bb1e4b",
  "name": "orders-per-minute",
  "now": 1795253462883,
  "restartedAt": null,
  "runningSince": 1795253308517,
  "started": 1795253308340,
  "state": "RUNNING",
  "type": "STREAMING",
  "vertices": [
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": null,
        "bytesIn": 0,
        "bytesOut": 12594992,
        "idleMs": 0,
        "recordsIn": 0,
        "recordsOut": 308000,
      },
      "description": "[1]:TableSourceScan(table=[[default_catalog, default_database, orders]], fields=[order_id, user_id, item, price])
+- [2]:Calc(select=[item, price, LOCALTIMESTAMP() AS ts])
   +- [3]:WatermarkAssigner(rowtime=[ts], watermark=[(ts - 2000:INTERVAL SECOND)])",
      "ended": null,
      "id": "cbc357ccb763df2852fee8c4fc7d55f2",
      "maxParallelism": 128,
      "name": "Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]",
      "parallelism": 2,
      "started": 1795253308734,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": 0,
        "bytesIn": 12657761,
        "bytesOut": 0,
        "idleMs": 311430,
        "recordsIn": 308000,
        "recordsOut": 0,
      },
      "description": "[5]:WindowAggregate(groupBy=[item], window=[TUMBLE(time_col=[ts], size=[10 s])], select=[item, SUM(price) AS EXPR$2, COUNT(*) AS EXPR$3, start('w$) AS window_start, end('w$) AS window_end])
+- [6]:Calc(select=[item, window_end, EXPR$2, EXPR$3])
   +- [7]:Sink(table=[default_catalog.default_database.sink_agg], fields=[item, window_end, EXPR$2, EXPR$3])",
      "ended": null,
      "id": "c27dcf7b54ef6bfd6cff02ca8870b681",
      "maxParallelism": 128,
      "name": "WindowAggregate[5] -> Calc[6] -> Sink: sink_agg[7]",
      "parallelism": 2,
      "started": 1795253308742,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
  ],
}
`);
});

test('orders-per-minute of Flink 1.20.3', () => {
  expect(lastAnswer('1.20.3')).toMatchInlineSnapshot(`
{
  "durationMs": 157830,
  "edges": [
    {
      "exchange": "pipelined_bounded",
      "shipStrategy": "HASH",
      "source": "cbc357ccb763df2852fee8c4fc7d55f2",
      "target": "c27dcf7b54ef6bfd6cff02ca8870b681",
    },
  ],
  "ended": null,
  "id": "b3d8606073902394325edfcbe996796c",
  "name": "orders-per-minute",
  "now": 1795253638226,
  "restartedAt": null,
  "runningSince": 1795253480649,
  "started": 1795253480396,
  "state": "RUNNING",
  "type": "STREAMING",
  "vertices": [
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": null,
        "bytesIn": 0,
        "bytesOut": 12044812,
        "idleMs": 0,
        "recordsIn": 0,
        "recordsOut": 294000,
      },
      "description": "[1]:TableSourceScan(table=[[default_catalog, default_database, orders]], fields=[order_id, user_id, item, price])
+- [2]:Calc(select=[item, price, LOCALTIMESTAMP() AS ts])
   +- [3]:WatermarkAssigner(rowtime=[ts], watermark=[(ts - 2000:INTERVAL SECOND)])",
      "ended": null,
      "id": "cbc357ccb763df2852fee8c4fc7d55f2",
      "maxParallelism": 128,
      "name": "Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]",
      "parallelism": 2,
      "started": 1795253480923,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": 2530,
        "bytesIn": 12065811,
        "bytesOut": 0,
        "idleMs": 288753,
        "recordsIn": 293595,
        "recordsOut": 0,
      },
      "description": "[5]:WindowAggregate(groupBy=[item], window=[TUMBLE(time_col=[ts], size=[10 s])], select=[item, SUM(price) AS EXPR$2, COUNT(*) AS EXPR$3, start('w$) AS window_start, end('w$) AS window_end])
+- [6]:Calc(select=[item, window_end, EXPR$2, EXPR$3])
   +- sink_agg[7]: Writer",
      "ended": null,
      "id": "c27dcf7b54ef6bfd6cff02ca8870b681",
      "maxParallelism": 128,
      "name": "WindowAggregate[5] -> Calc[6] -> sink_agg[7]: Writer",
      "parallelism": 2,
      "started": 1795253480927,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
  ],
}
`);
});

test('orders-per-minute of Flink 2.0.0', () => {
  expect(lastAnswer('2.0.0')).toMatchInlineSnapshot(`
{
  "durationMs": 151871,
  "edges": [
    {
      "exchange": "pipelined_bounded",
      "shipStrategy": "HASH",
      "source": "cbc357ccb763df2852fee8c4fc7d55f2",
      "target": "c27dcf7b54ef6bfd6cff02ca8870b681",
    },
  ],
  "ended": null,
  "id": "20ff6b70f23675884efc63bbe2c3744b",
  "name": "orders-per-minute",
  "now": 1795253806770,
  "restartedAt": null,
  "runningSince": 1795253655316,
  "started": 1795253654899,
  "state": "RUNNING",
  "type": "STREAMING",
  "vertices": [
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": null,
        "bytesIn": 0,
        "bytesOut": 11477835,
        "idleMs": 0,
        "recordsIn": 0,
        "recordsOut": 281000,
      },
      "description": "[1]:TableSourceScan(table=[[default_catalog, default_database, orders]], fields=[order_id, user_id, item, price])
+- [2]:Calc(select=[item, price, LOCALTIMESTAMP() AS ts])
   +- [3]:WatermarkAssigner(rowtime=[ts], watermark=[(ts - 2000:INTERVAL SECOND)])",
      "ended": null,
      "id": "cbc357ccb763df2852fee8c4fc7d55f2",
      "maxParallelism": 128,
      "name": "Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]",
      "parallelism": 2,
      "started": 1795253655565,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": 2142,
        "bytesIn": 11548143,
        "bytesOut": 0,
        "idleMs": 277588,
        "recordsIn": 281000,
        "recordsOut": 0,
      },
      "description": "[5]:WindowAggregate(groupBy=[item], window=[TUMBLE(time_col=[ts], size=[10 s])], select=[item, SUM(price) AS EXPR$2, COUNT(*) AS EXPR$3, start('w$) AS window_start, end('w$) AS window_end])
+- [6]:Calc(select=[item, window_end, EXPR$2, EXPR$3])
   +- sink_agg[7]: Writer",
      "ended": null,
      "id": "c27dcf7b54ef6bfd6cff02ca8870b681",
      "maxParallelism": 128,
      "name": "WindowAggregate[5] -> Calc[6] -> sink_agg[7]: Writer",
      "parallelism": 2,
      "started": 1795253655572,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
  ],
}
`);
});

test('orders-per-minute of Flink 2.3.0', () => {
  expect(lastAnswer('2.3.0')).toMatchInlineSnapshot(`
{
  "durationMs": 160644,
  "edges": [
    {
      "exchange": "pipelined_bounded",
      "shipStrategy": "HASH",
      "source": "cbc357ccb763df2852fee8c4fc7d55f2",
      "target": "c27dcf7b54ef6bfd6cff02ca8870b681",
    },
  ],
  "ended": null,
  "id": "8b031d16ac2d29ca60a3c5fa45879fba",
  "name": "orders-per-minute",
  "now": 1795253990114,
  "restartedAt": null,
  "runningSince": 1795253829926,
  "started": 1795253829470,
  "state": "RUNNING",
  "type": "STREAMING",
  "vertices": [
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": null,
        "bytesIn": 0,
        "bytesOut": 12192348,
        "idleMs": 0,
        "recordsIn": 0,
        "recordsOut": 298000,
      },
      "description": "[1]:TableSourceScan(table=[[default_catalog, default_database, orders]], fields=[order_id, user_id, item, price])
+- [2]:Calc(select=[item, price, LOCALTIMESTAMP() AS ts])
   +- [3]:WatermarkAssigner(rowtime=[ts], watermark=[(ts - 2000:INTERVAL SECOND)])",
      "ended": null,
      "id": "cbc357ccb763df2852fee8c4fc7d55f2",
      "maxParallelism": 128,
      "name": "Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]",
      "parallelism": 2,
      "started": 1795253830195,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
    {
      "counters": {
        "backpressuredMs": 0,
        "busyMs": 2406,
        "bytesIn": 12246840,
        "bytesOut": 0,
        "idleMs": 294874,
        "recordsIn": 298000,
        "recordsOut": 0,
      },
      "description": "[5]:WindowAggregate(groupBy=[item], window=[TUMBLE(time_col=[ts], size=[10 s])], select=[item, SUM(price) AS EXPR$2, COUNT(*) AS EXPR$3, start('w$) AS window_start, end('w$) AS window_end])
+- [6]:Calc(select=[item, window_end, EXPR$2, EXPR$3])
   +- sink_agg[7]: Writer",
      "ended": null,
      "id": "c27dcf7b54ef6bfd6cff02ca8870b681",
      "maxParallelism": 128,
      "name": "WindowAggregate[5] -> Calc[6] -> sink_agg[7]: Writer",
      "parallelism": 2,
      "started": 1795253830197,
      "state": "RUNNING",
      "tasks": Map {
        "RUNNING" => 2,
      },
    },
  ],
}
`);
});
