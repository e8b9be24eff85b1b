import { hexId } from '../../model/random';
import { type EdgeSpec, type JobSpec, type VertexSpec } from '../../model/spec';

const minute = 60_000;

/** A vertex with what most have; a source has a demand, others a selectivity. */
export function vertex(fields: Pick<VertexSpec, 'id' | 'name'> & Partial<VertexSpec>): VertexSpec {
  return {
    description: `${fields.name}<br/>`,
    kind: 'operator',
    parallelism: 2,
    maxParallelism: 128,
    demand: 0,
    wander: 0,
    capacity: 10_000,
    selectivity: 1,
    recordBytes: 48,
    hot: null,
    assignsWatermarks: false,
    waits: 0,
    stateBytes: 0,
    ...fields,
  };
}

export function edge(from: number, to: number, strategy = 'HASH'): EdgeSpec {
  return { from, to, strategy, exchange: 'pipelined_bounded' };
}

/** A streaming job with what most have: submitted some time ago, checkpoints every 5 s, markers. */
export function streamingJob(fields: Pick<JobSpec, 'name' | 'vertices' | 'edges'> & Partial<JobSpec>): JobSpec {
  return {
    id: hexId(`job/${fields.name}`),
    ageMs: 47 * minute,
    oddInputs: [],
    checkpoints: { intervalMs: 5_000, timeoutMs: minute, unaligned: false, failing: 0, savepointsAtMs: [] },
    failures: null,
    bounded: null,
    latencyMarkers: true,
    userConfig: [],
    accumulators: [],
    ...fields,
  };
}
