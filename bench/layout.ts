import { layoutOf } from '../src/panels/jobgraph/layout/layout';
import { topologyOf } from '../src/panels/jobgraph/layout/topology';
import { type Cluster } from './cluster';
import { comparedWithFirst } from './comparison';
import { median } from './numbers';
import { type Row } from './report';

const warmUp = 3;
const runs = 15;

/** Median time of one layout, ms. Layouts are kept by key, so each run has its own. */
function layoutMs({ job }: Cluster): number {
  const topology = topologyOf(job);
  const times = Array.from({ length: warmUp + runs }, (_, run) => {
    const from = performance.now();
    layoutOf(topology, 'right', `${job.id} ${run}`);
    return performance.now() - from;
  });
  return median(times.slice(warmUp));
}

/** Layout alone, in Node. */
export const measureLayout = (clusters: readonly Cluster[]): Row[] =>
  comparedWithFirst(
    'Layout (pure function, in Node)',
    'ms',
    clusters.map((cluster) => ({ of: cluster.label, value: layoutMs(cluster) }))
  );
