import { type ClusterSpec } from '../model/spec';
import { streamingJob } from './jobs/job';
import { largeShape } from './jobs/largeShape';
import { taskManagers } from './jobs/taskManagers';

/** A job of 1,000 vertices in layers, with everything between idle and held up. Latency markers are off, as in Flink. */
export const huge = (): ClusterSpec => ({
  taskManagers: taskManagers(4, 8, 256),
  jobs: [
    streamingJob({
      name: 'everything-pipeline',
      ...largeShape(1_000, 12),
      checkpoints: { intervalMs: 60_000, timeoutMs: 600_000, unaligned: false, failing: 0, savepointsAtMs: [] },
      latencyMarkers: false,
    }),
  ],
});
