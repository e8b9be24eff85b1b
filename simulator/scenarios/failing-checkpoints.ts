import { type ClusterSpec } from '../model/spec';
import { clickAttribution, ordersPerMinute } from './jobs/recordedJobs';
import { taskManagers } from './jobs/taskManagers';

/** Checkpoints that backpressure makes so slow that they expire, and some whose state cannot be written. */
export const failingCheckpoints = (): ClusterSpec => ({
  taskManagers: taskManagers(2, 8),
  jobs: [
    clickAttribution({
      id: '5107c8ec4b01075510fc8ec4b0107555',
      name: 'slow-checkpoints',
      ageMs: 11 * 60_000,
      checkpoints: { intervalMs: 5_000, timeoutMs: 10_000, unaligned: false, failing: 0, savepointsAtMs: [] },
    }),
    ordersPerMinute({
      checkpoints: { intervalMs: 10_000, timeoutMs: 60_000, unaligned: false, failing: 0.3, savepointsAtMs: [] },
    }),
  ],
});
