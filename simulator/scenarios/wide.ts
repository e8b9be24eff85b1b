import { random } from '../model/random';
import { type ClusterSpec, type VertexSpec } from '../model/spec';
import { streamingJob } from './jobs/job';
import { recordedShape } from './jobs/recorded';
import { taskManagers } from './jobs/taskManagers';

const pairs = 60;

/** Most aggregations have time to spare, some are at their limit, four are beyond it. */
const capacityOf = (pair: number): number => (pair % 15 === 7 ? 8 : 11 + 190 * random(7, pair) ** 2);

const sources = Array.from({ length: pairs }, () => ({ demand: 20, wander: 0.3, recordBytes: 9_000 }));
const aggregations = Array.from({ length: pairs }, (_, pair) => ({
  capacity: capacityOf(pair),
  selectivity: 1.9,
  recordBytes: 2_800,
  stateBytes: 4_000,
}));
const tuned: Array<Partial<VertexSpec>> = [...sources, ...aggregations, { capacity: 4_000, selectivity: 0 }];

/** 60 sources, each with its aggregation, and all of them into one sink: 121 vertices. */
export const wide = (): ClusterSpec => ({
  taskManagers: taskManagers(2, 8, 32),
  jobs: [
    streamingJob({
      name: 'wide-fan-in',
      ...recordedShape('wide-fan-in', tuned, { version: '2.3.0', scenario: 'wide' }),
    }),
  ],
});
