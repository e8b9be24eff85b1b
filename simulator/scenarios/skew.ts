import { type ClusterSpec } from '../model/spec';
import { hotKeyCount } from './jobs/hotKeyCount';
import { taskManagers } from './jobs/taskManagers';

/** One hot subtask of eight. */
export const skew = (): ClusterSpec => ({ taskManagers: taskManagers(2, 8), jobs: [hotKeyCount()] });
