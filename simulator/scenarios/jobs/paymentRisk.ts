import { hexId } from '../../model/random';
import { type JobSpec, type VertexSpec } from '../../model/spec';
import { edge, streamingJob, vertex } from './job';

const id = (name: string) => hexId(`payment-risk/${name}`);

const kafka = (table: string, place: number, demand: number, fields: Partial<VertexSpec> = {}): VertexSpec =>
  vertex({
    id: id(table),
    name: `Source: ${table}[${place}] -> Calc[${place + 1}]`,
    description:
      `[${place}]:TableSourceScan(table=[[lake, risk, ${table}, watermark=[-(ts, 5000:INTERVAL SECOND)]]], fields=[id, account, amount, ts])<br/>` +
      `+- [${place + 1}]:Calc(select=[id, account, amount, ts], where=[(amount &gt; 0)])<br/>`,
    kind: 'source',
    parallelism: 4,
    demand,
    wander: 0.35,
    capacity: demand,
    recordBytes: 130,
    assignsWatermarks: true,
    ...fields,
  });

const vertices = (): VertexSpec[] => [
  kafka('payments', 1, 4_000),
  kafka('devices', 4, 1_500),
  kafka('chargebacks', 7, 60, { parallelism: 1, capacity: 600 }),
  vertex({
    id: id('join'),
    name: 'Join[11] -> Calc[12]',
    description:
      '[11]:Join(joinType=[LeftOuterJoin], where=[(account = account0)], select=[id, account, amount, ts, account0, device], leftInputSpec=[NoUniqueKey], rightInputSpec=[JoinKeyContainsUniqueKey])<br/>' +
      '+- [12]:Calc(select=[id, account, amount, ts, device])<br/>',
    parallelism: 4,
    capacity: 2_600,
    selectivity: 0.73,
    recordBytes: 190,
    stateBytes: 210_000_000,
  }),
  vertex({
    id: id('windows'),
    name: 'LocalWindowAggregate[14]',
    description:
      "[14]:LocalWindowAggregate(groupBy=[account], window=[HOP(time_col=[ts], size=[10 min], slide=[1 min])], select=[account, COUNT(*) AS count1$0, SUM(amount) AS sum$1, slice_end('w$) AS $slice_end])<br/>",
    parallelism: 4,
    capacity: 4_200,
    selectivity: 0.2,
    recordBytes: 64,
    stateBytes: 6_000_000,
  }),
  vertex({
    id: id('global'),
    name: 'GlobalWindowAggregate[16] -> Calc[17]',
    description:
      "[16]:GlobalWindowAggregate(groupBy=[account], window=[HOP(slice_end=[$slice_end], size=[10 min], slide=[1 min])], select=[account, COUNT(count1$0) AS n, SUM(sum$1) AS total, start('w$) AS window_start])<br/>" +
      '+- [17]:Calc(select=[account, n, total])<br/>',
    parallelism: 4,
    capacity: 900,
    selectivity: 0.9,
    recordBytes: 72,
    stateBytes: 48_000_000,
  }),
  vertex({
    id: id('score'),
    name: 'PythonCalc[19] -> Calc[20]',
    description:
      '[19]:PythonCalc(select=[id, account, amount, risk_score(account, amount, device) AS score])<br/>' +
      '+- [20]:Calc(select=[id, account, score], where=[(score &gt;= 0.8)])<br/>',
    parallelism: 4,
    // The scoring follows as long as it is quiet; at the crest of the wave it holds up the join and the sources.
    capacity: 1_120,
    selectivity: 0.03,
    recordBytes: 88,
  }),
  vertex({
    id: id('alerts'),
    name: 'Join[23] -> sink_alerts[24]: Writer -> sink_alerts[24]: Committer',
    description:
      '[23]:Join(joinType=[LeftAntiJoin], where=[(account = account0)], select=[id, account, score], leftInputSpec=[NoUniqueKey], rightInputSpec=[NoUniqueKey])<br/>' +
      '+- sink_alerts[24]: Writer<br/>   +- sink_alerts[24]: Committer<br/>',
    parallelism: 2,
    capacity: 700,
    selectivity: 0,
    stateBytes: 15_000_000,
  }),
  vertex({
    id: id('profile'),
    name: 'sink_profiles[26]: Writer',
    description: 'sink_profiles[26]: Writer<br/>',
    parallelism: 2,
    capacity: 2_400,
    selectivity: 0,
  }),
];

/** A job of some size whose pressure comes and goes within minutes; large state, slower checkpoints, a savepoint. */
export function paymentRisk(fields: Partial<JobSpec> = {}): JobSpec {
  return streamingJob({
    name: 'payment-risk',
    vertices: vertices(),
    edges: [
      edge(0, 3),
      edge(1, 3),
      edge(0, 4, 'FORWARD'),
      edge(4, 5),
      edge(3, 6, 'FORWARD'),
      edge(6, 7),
      edge(2, 7),
      edge(5, 8, 'REBALANCE'),
    ],
    ageMs: 23 * 60_000,
    checkpoints: {
      intervalMs: 30_000,
      timeoutMs: 10 * 60_000,
      unaligned: false,
      failing: 0.02,
      savepointsAtMs: [9 * 60_000, 23 * 60_000 - 95_000],
    },
    latencyMarkers: false,
    userConfig: [['model-version', '2026-11-04']],
    accumulators: [{ name: 'payments-scored', type: 'LongCounter', perRecord: 1 }],
    ...fields,
  });
}
