import { type ClusterSpec } from '../model/spec';
import { flakyEnrichment } from './jobs/recordedJobs';
import { taskManagers } from './jobs/taskManagers';

/** A job that fails and is restarted again and again. */
export const restartLoop = (): ClusterSpec => ({ taskManagers: taskManagers(2, 8), jobs: [flakyEnrichment()] });
