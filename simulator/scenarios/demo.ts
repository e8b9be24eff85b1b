import { type ClusterSpec } from '../model/spec';
import { hotKeyCount } from './jobs/hotKeyCount';
import { paymentRisk } from './jobs/paymentRisk';
import { clickAttribution, flakyEnrichment, nightlyBatch, ordersPerMinute } from './jobs/recordedJobs';
import { taskManagers } from './jobs/taskManagers';

/**
 * One cluster with a job for every trouble, some without, and one that has ended. The job whose pressure comes and goes is
 * the newest, so that a dashboard opens with it.
 */
export const demo = (): ClusterSpec => ({
  taskManagers: taskManagers(3, 8, 12),
  jobs: [clickAttribution(), ordersPerMinute(), flakyEnrichment(), hotKeyCount(), paymentRisk(), nightlyBatch()],
});
