import { hexId } from '../../model/random';
import { type JobSpec, type VertexSpec } from '../../model/spec';
import { edge, streamingJob, vertex } from './job';

const id = (name: string) => hexId(`order-enrichment/${name}`);

/** What a scenario changes, by vertex. */
export interface Tuning {
  orders?: Partial<VertexSpec>;
  enrich?: Partial<VertexSpec>;
  sink?: Partial<VertexSpec>;
}

/** Four subtasks each of a source, an enrichment and a sink, with time to spare unless a scenario takes it from them. */
export function orderEnrichment(name: string, { orders = {}, enrich = {}, sink = {} }: Tuning = {}): JobSpec {
  const parallelism = 4;
  return streamingJob({
    name,
    vertices: [
      vertex({
        id: id('orders'),
        name: 'Source: orders[1] -> Calc[2]',
        description:
          '[1]:TableSourceScan(table=[[lake, shop, orders, watermark=[-(ts, 5000:INTERVAL SECOND)]]], fields=[id, customer, amount, ts])<br/>' +
          '+- [2]:Calc(select=[id, customer, amount, ts], where=[(amount &gt; 0)])<br/>',
        kind: 'source',
        parallelism,
        demand: 2_000,
        wander: 0.1,
        capacity: 4_000,
        recordBytes: 96,
        assignsWatermarks: true,
        ...orders,
      }),
      vertex({
        id: id('enrich'),
        name: 'LookupJoin[4] -> Calc[5]',
        description:
          '[4]:LookupJoin(table=[lake.shop.customers], joinType=[LeftOuterJoin], lookup=[id=customer])<br/>' +
          '+- [5]:Calc(select=[id, amount, segment])<br/>',
        parallelism,
        capacity: 900,
        recordBytes: 120,
        stateBytes: 12_000_000,
        ...enrich,
      }),
      vertex({
        id: id('sink'),
        name: 'sink_warehouse[7]: Writer',
        description: 'sink_warehouse[7]: Writer<br/>',
        parallelism,
        capacity: 2_500,
        selectivity: 0,
        ...sink,
      }),
    ],
    edges: [edge(0, 1), edge(1, 2, 'FORWARD')],
    latencyMarkers: false,
  });
}
