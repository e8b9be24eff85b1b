import { type ClusterSpec } from '../model/spec';
import { nightlyBatch, ordersPerMinute } from './jobs/recordedJobs';
import { taskManagers } from './jobs/taskManagers';

/** A job that follows its sources with time to spare, and a batch job that has ended. */
export const healthy = (): ClusterSpec => ({
  taskManagers: taskManagers(2, 8),
  jobs: [ordersPerMinute(), nightlyBatch()],
});
