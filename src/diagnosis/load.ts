import { type GraphSubtask, type GraphVertex, taskCounts } from '../frames/jobGraph';
import { pressureLevel } from '../frames/pressureLevel';
import { known, largest } from './known';

/** From here on a task has no time left to speak of. */
export const saturated = 0.8;

/** Tasks report to be busy all the time during their first seconds: so young, their values say nothing. */
export const youngMs = 10_000;

/** What a vertex does with its time. Shares are 0 to 1, of its worst subtask where that is known, else the mean. */
export interface Load {
  busy: number | null;
  /** What its busiest subtask may have: above `busy` where only the mean is known. */
  busyAtMost: number | null;
  backpressured: number | null;
  /** `starting`: some subtasks take no records yet. `ended`: there is nothing to know. */
  phase: 'running' | 'starting' | 'ended';
}

const startingStates = ['CREATED', 'SCHEDULED', 'DEPLOYING', 'INITIALIZING', 'RECONCILING'];
const endedStates = ['FINISHED', 'CANCELED', 'CANCELING', 'FAILED', 'FAILING'];
const nothingKnown = { busy: null, busyAtMost: null, backpressured: null };

function hasStartingTasks(tasks: string | null): boolean {
  // Nearly all vertices only have tasks that run: their counts need not be read.
  const words = startingStates.filter((word) => tasks?.includes(word));
  const counts = words.length === 0 ? null : taskCounts(tasks);
  return words.some((word) => (counts?.get(word) ?? 0) > 0);
}

function phaseOf({ state, tasks }: GraphVertex): Load['phase'] {
  if (state !== null && endedStates.includes(state)) {
    return 'ended';
  }
  const isStarting = state !== null && startingStates.includes(state);
  return isStarting || hasStartingTasks(tasks) ? 'starting' : 'running';
}

export function isYoung(started: number | null, answered: number | null): boolean {
  const age = started === null || answered === null ? youngMs : answered - started;
  return age >= 0 && age < youngMs;
}

/** No subtask is busier than all of them together. */
function boundOfBusiest(busyMean: number | null, { running, parallelism }: GraphVertex): number | null {
  const count = Math.max(1, known(running) ?? known(parallelism) ?? Infinity);
  return busyMean === null || busyMean === 0 ? busyMean : Math.min(1, busyMean * count);
}

/**
 * @param rows the vertex's running subtasks, as far as known
 * @param answered when Flink answered, epoch ms
 */
export function loadOf(vertex: GraphVertex, rows: readonly GraphSubtask[], answered: number | null): Load {
  const phase = phaseOf(vertex);
  if (phase === 'ended' || isYoung(vertex.started, answered)) {
    return { ...nothingKnown, phase };
  }
  const busyMax = largest([vertex.busyMax, ...rows.map(({ busy }) => busy)]);
  const busyMean = known(vertex.busyMean);
  const backpressuredMax = largest([vertex.backpressuredMax, ...rows.map(({ backpressured }) => backpressured)]);
  return {
    busy: busyMax ?? busyMean,
    busyAtMost: busyMax ?? boundOfBusiest(busyMean, vertex),
    backpressured: backpressuredMax ?? known(vertex.backpressuredMean),
    phase,
  };
}

export const isBackpressured = ({ backpressured }: Load): boolean => {
  const level = pressureLevel(backpressured);
  return level === 'low' || level === 'high';
};

export const isSaturated = ({ busy }: Load): boolean => busy !== null && busy >= saturated;

export const hasValues = ({ busy, backpressured }: Load): boolean => busy !== null || backpressured !== null;
