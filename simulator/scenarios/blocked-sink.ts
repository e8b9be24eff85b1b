import { type ClusterSpec } from '../model/spec';
import { orderEnrichment } from './jobs/orderEnrichment';
import { taskManagers } from './jobs/taskManagers';

/** A sink that waits for a slow warehouse nearly all of the time: busy for Flink, and the CPU has nothing to do. */
export const blockedSink = (): ClusterSpec => ({
  taskManagers: taskManagers(2, 8),
  jobs: [
    orderEnrichment('slow-warehouse', {
      orders: { capacity: 30_000 },
      enrich: { capacity: 60_000 },
      sink: { capacity: 400, waits: 0.98 },
    }),
  ],
});
