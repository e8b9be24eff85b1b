import { hexId } from '../../model/random';
import { type JobSpec } from '../../model/spec';
import { edge, streamingJob, vertex } from './job';

/** One of eight subtasks gets most of the records, cannot follow, and holds up the source. */
export function hotKeyCount(fields: Partial<JobSpec> = {}): JobSpec {
  return streamingJob({
    name: 'hot-key-count',
    ageMs: 74 * 60_000,
    vertices: [
      vertex({
        id: hexId('hot-key-count/events'),
        name: 'Source: events[1] -> Calc[2]',
        description:
          '[1]:TableSourceScan(table=[[default_catalog, default_database, events]], fields=[id, bucket])<br/>' +
          '+- [2]:Calc(select=[CASE((bucket &lt; 900), 0, bucket) AS k])<br/>',
        kind: 'legacySource',
        parallelism: 8,
        demand: 2_000,
        wander: 0.2,
        capacity: 10_000,
        recordBytes: 240,
      }),
      vertex({
        id: hexId('hot-key-count/count'),
        name: 'GroupAggregate[4] -> Calc[5] -> sink_count[6]: Writer',
        description:
          '[4]:GroupAggregate(groupBy=[k], select=[k, COUNT(*) AS cnt])<br/>' +
          '+- [5]:Calc(select=[k, SHA512(REPEAT(CAST(cnt AS VARCHAR(2147483647)), 5000)) AS EXPR$1])<br/>' +
          '   +- sink_count[6]: Writer<br/>',
        parallelism: 8,
        capacity: 950,
        hot: { subtask: 5, share: 0.62 },
        stateBytes: 24_000,
      }),
    ],
    edges: [edge(0, 1)],
    ...fields,
  });
}
