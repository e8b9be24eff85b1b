import { type ClusterSpec } from '../model/spec';
import { orderEnrichment } from './jobs/orderEnrichment';
import { taskManager } from './jobs/taskManagers';

/** One TaskManager on a machine that others use up: its subtasks get as many records as the others and cannot follow. */
export const slowTaskManager = (): ClusterSpec => ({
  taskManagers: [taskManager('tm-1'), taskManager('tm-2', { speed: 0.45 })],
  jobs: [orderEnrichment('noisy-neighbour-enrichment')],
});
