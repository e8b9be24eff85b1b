import { type ClusterSpec } from '../model/spec';
import { orderEnrichment } from './jobs/orderEnrichment';
import { taskManager } from './jobs/taskManagers';

/** One TaskManager whose heap is too small: it collects garbage half of the time, and its subtasks hold up the source. */
export const gcPressure = (): ClusterSpec => ({
  taskManagers: [taskManager('tm-1'), taskManager('tm-2', { gcShare: 0.5 })],
  jobs: [orderEnrichment('small-heap-enrichment')],
});
