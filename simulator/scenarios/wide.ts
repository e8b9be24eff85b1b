import { hexId, random } from '../model/random';
import { type ClusterSpec, type EdgeSpec, type VertexSpec } from '../model/spec';
import { edge, streamingJob, vertex } from './jobs/job';
import { taskManagers } from './jobs/taskManagers';

const pairs = 60;

/** Most aggregations have time to spare, some are at their limit, four are beyond it. */
function capacityOf(pair: number): number {
  if (pair % 15 === 7) {
    return 8;
  }
  return 11 + 190 * random(7, pair) ** 2;
}

/** 60 sources, each with its aggregation, and all of them into one sink: 121 vertices. */
export function wide(): ClusterSpec {
  const sources = Array.from({ length: pairs }, (_, pair): VertexSpec => {
    const place = 3 * pair + 1;
    return vertex({
      id: hexId(`wide/source/${pair}`),
      name: `Source: s${pair}[${place}]`,
      description: `[${place}]:TableSourceScan(table=[[default_catalog, default_database, s${pair}]], fields=[k, v])<br/>`,
      kind: 'legacySource',
      demand: 20,
      wander: 0.3,
      capacity: 10_000,
      recordBytes: 9_000,
    });
  });
  const aggregations = Array.from({ length: pairs }, (_, pair): VertexSpec => {
    const place = 3 * pair + 3;
    return vertex({
      id: hexId(`wide/aggregation/${pair}`),
      name: `GroupAggregate[${place}]`,
      description: `[${place}]:GroupAggregate(groupBy=[k], select=[k, COUNT(*) AS c])<br/>`,
      capacity: capacityOf(pair),
      selectivity: 1.9,
      recordBytes: 2_800,
      stateBytes: 4_000,
    });
  });
  const sink = vertex({
    id: hexId('wide/sink'),
    name: 'sink_wide[182]: Writer',
    description: 'sink_wide[182]: Writer<br/>',
    capacity: 4_000,
    selectivity: 0,
  });
  const edges = sources.flatMap((_, pair): EdgeSpec[] => [
    edge(pair, pairs + pair),
    edge(pairs + pair, 2 * pairs, 'FORWARD'),
  ]);
  return {
    taskManagers: taskManagers(2, 8),
    jobs: [streamingJob({ name: 'wide-fan-in', vertices: [...sources, ...aggregations, sink], edges })],
  };
}
