import { type FlinkQueryType } from '../../src/datasource/queries/registry';
import { type Cluster } from './cluster';
import { type Comparison } from './compare';
import { accumulators } from './checks/accumulators';
import { applications } from './checks/applications';
import { checkpoints } from './checks/checkpoints';
import { checkpointSubtasks } from './checks/checkpointSubtasks';
import { cluster } from './checks/cluster';
import { config } from './checks/config';
import { events } from './checks/events';
import { exceptions } from './checks/exceptions';
import { flameGraph } from './checks/flameGraph';
import { jobGraph } from './checks/jobGraph';
import { jobs } from './checks/jobs';
import { latency } from './checks/latency';
import { logs } from './checks/logs';
import { metrics } from './checks/metrics';
import { rescales } from './checks/rescales';
import { subtasks } from './checks/subtasks';
import { taskManagers } from './checks/taskManagers';
import { threadDump } from './checks/threadDump';
import { vertices } from './checks/vertices';
import { watermarks } from './checks/watermarks';

export type Check = (cluster: Cluster) => Promise<Comparison[]>;

/** One for each query type: the type says when one is missing. */
export const checks: { [Type in FlinkQueryType]: Check } = {
  cluster,
  jobs,
  exceptions,
  events,
  jobGraph,
  vertices,
  subtasks,
  watermarks,
  latency,
  flameGraph,
  checkpoints,
  checkpointSubtasks,
  metrics,
  taskManagers,
  config,
  accumulators,
  rescales,
  applications,
  logs,
  threadDump,
};
