import { type Cause } from '../diagnosis';
import { isAlignment } from './checkpoint';
import { areTooFew, isSkew } from './records';
import { type Suspect } from './suspect';
import { isBlocked, isCpu, isGarbageCollection, isSlowTaskManager } from './taskManager';

/** Below, a vertex is idle more often than busy: it holds others back in bursts, such as when windows end. */
export const burstsBelow = 0.5;

type Rule = readonly [Cause, (suspect: Suspect) => boolean];

const isBursts = ({ load: { busy }, guilty }: Suspect) =>
  guilty.extent !== 'few' && busy !== null && busy < burstsBelow;

/** Subtasks that are hot without more records have the costlier ones; without their rates nobody knows. */
const isOperator = ({ guilty, evidence }: Suspect) =>
  guilty.extent === 'all' || (guilty.extent === 'few' && evidence.skewFactor !== null);

/**
 * The first rule that holds names the cause. What sets few subtasks apart comes first; then what slows the machine, because
 * it makes any operator look busy; then what the operator waits for; last the operator itself, which is always part of it.
 */
const ofBusy: readonly Rule[] = [
  ['skew', isSkew],
  ['garbageCollection', isGarbageCollection],
  ['cpu', isCpu],
  ['slowTaskManager', isSlowTaskManager],
  ['blocked', isBlocked],
  ['bursts', isBursts],
  ['tooFewSubtasks', areTooFew],
  ['operator', isOperator],
];

/** Without CPU, threads of the network wait as well as those of operators, which shows as neither busy nor backpressured. */
const ofCalm: readonly Rule[] = [
  ['alignment', isAlignment],
  ['garbageCollection', isGarbageCollection],
  ['cpu', isCpu],
  ['network', () => true],
];

const rules: Readonly<Record<Suspect['hold'], readonly Rule[]>> = {
  busy: ofBusy,
  partly: ofBusy,
  starting: [['starting', () => true]],
  calm: ofCalm,
  unknown: [],
  last: [],
};

export function causeOf(suspect: Suspect): Cause {
  const [found] = rules[suspect.hold].find(([, holds]) => holds(suspect)) ?? [];
  return found ?? 'unknown';
}
