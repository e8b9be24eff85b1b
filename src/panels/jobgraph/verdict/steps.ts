import { type Cause } from '../../../diagnosis/diagnosis';
import { cpu, garbageCollection, network, slowTaskManager, starting } from './machineSteps';
import { type Step } from './step';
import { alignment, blocked, bursts, operator, skew, tooFewSubtasks, unknown } from './workSteps';

const known: Readonly<Record<Cause, () => Step[]>> = {
  skew,
  garbageCollection,
  cpu,
  slowTaskManager,
  blocked,
  alignment,
  tooFewSubtasks,
  operator,
  bursts,
  starting,
  network,
  unknown,
};

/** What to do about a bottleneck, in the order in which to try it. */
export const stepsFor = (cause: Cause): Step[] => known[cause]();
