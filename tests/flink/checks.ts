import { type FlinkQueryType } from '../../src/datasource/queries/registry';
import { type Cluster } from './cluster';
import { type Comparison } from './compare';
import { checkpoints } from './checks/checkpoints';
import { checkpointSubtasks } from './checks/checkpointSubtasks';
import { events } from './checks/events';
import { exceptions } from './checks/exceptions';
import { jobGraph } from './checks/jobGraph';
import { jobs } from './checks/jobs';
import { metrics } from './checks/metrics';
import { subtasks } from './checks/subtasks';
import { vertices } from './checks/vertices';
import { watermarks } from './checks/watermarks';

export type Check = (cluster: Cluster) => Promise<Comparison[]>;

/** One for each query type: the type says when one is missing. */
export const checks: { [Type in FlinkQueryType]: Check } = {
  jobs,
  exceptions,
  events,
  jobGraph,
  vertices,
  subtasks,
  watermarks,
  checkpoints,
  checkpointSubtasks,
  metrics,
};
