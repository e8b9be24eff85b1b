import { type ClusterSpec } from '../model/spec';
import { taskManagers } from './jobs/taskManagers';

/** A cluster without jobs. */
export const empty = (): ClusterSpec => ({ taskManagers: taskManagers(2, 8), jobs: [] });
