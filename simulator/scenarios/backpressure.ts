import { type ClusterSpec } from '../model/spec';
import { clickAttribution } from './jobs/recordedJobs';
import { taskManagers } from './jobs/taskManagers';

/** Two sources that wait for a join which is always busy. */
export const backpressure = (): ClusterSpec => ({ taskManagers: taskManagers(2, 8), jobs: [clickAttribution()] });
