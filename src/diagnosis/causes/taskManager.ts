import { known, mean, sum } from '../known';
import { type Suspect } from './suspect';

/** A tenth of the time on garbage collection: calm JVMs spend a few per cent at most. */
export const gcFrom = 0.1;
/** Of all cores. Above it, threads wait for one. */
export const cpuFrom = 0.9;
/** What makes few subtasks hot must be worse where they run: with two TaskManagers, of which one is pressed, at most 2. */
export const outOfLineFrom = 1.25;
/**
 * Busy threads that compute use a core each. Below this part of it they wait most of the time: on a machine that had far too
 * little CPU for all its processes, 0.35 was measured.
 */
export const blockedBelow = 0.2;

const isOutOfLine = (here: number, all: number | null) => all === null || here >= outOfLineFrom * all;

/** Pressure where the guilty subtasks run; when they are few, only if it is worse there than elsewhere. */
function isPressed({ guilty }: Suspect, here: number | null, all: number | null, from: number): boolean {
  const share = guilty.extent === 'few' ? here : (here ?? all);
  return share !== null && share >= from && (guilty.extent !== 'few' || isOutOfLine(share, all));
}

export const isGarbageCollection = (suspect: Suspect): boolean =>
  isPressed(suspect, mean(suspect.taskManagers.map(({ gc }) => gc)), suspect.evidence.gcAll, gcFrom);

export const isCpu = (suspect: Suspect): boolean =>
  isPressed(suspect, mean(suspect.taskManagers.map(({ cpu }) => cpu)), suspect.evidence.cpuAll, cpuFrom);

/**
 * The hot subtasks share a TaskManager on which none of the others runs. A single hot subtask always does: then it must be
 * known that it gets no more records than the others.
 */
export function isSlowTaskManager({ guilty, evidence }: Suspect): boolean {
  const [shared, ...more] = guilty.taskManagers;
  return (
    guilty.extent === 'few' &&
    shared !== undefined &&
    more.length === 0 &&
    guilty.others.length > 0 &&
    guilty.others.every(({ taskManager }) => taskManager !== null && taskManager !== shared) &&
    (guilty.indices.length > 1 || evidence.skewFactor !== null)
  );
}

/**
 * Flink counts as busy whatever is neither idle nor backpressured, so also waiting inside of an operator: for a database, a
 * lock, a disk. Each busy thread that computes would use a core; what the whole process uses is far less.
 */
export function isBlocked({ guilty, taskManagers }: Suspect): boolean {
  if (taskManagers.length === 0 || taskManagers.length < guilty.taskManagers.length) {
    return false;
  }
  const cores = taskManagers.map((row) => {
    const [cpu, all] = [known(row.cpu), known(row.cores)];
    return cpu === null || all === null || all === 0 ? null : cpu * all;
  });
  const used = sum(cores);
  const needed = guilty.rows.reduce((all, { busy }) => all + (known(busy) ?? 0), 0);
  return used !== null && needed > 0 && used < blockedBelow * needed;
}
