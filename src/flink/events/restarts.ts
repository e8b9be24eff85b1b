import { type RootException } from '../exceptions';
import { type Job } from '../job';
import { type FlinkEvent, momentOf } from './event';
import { type JobLife } from './jobLife';

/** Flink notes a failure and the state that follows it some milliseconds apart. */
export const sameMomentMs = 1_000;

/** The restart's identity is the time of the failure that caused it: both the history and the job's state tell it. */
const restartAt = (time: number, timeEnd: number | null): FlinkEvent => ({
  kind: 'restart',
  tasks: null,
  ...momentOf(time, ''),
  timeEnd,
});

/** The last restart that the job's states tell of; its end is when the job was RUNNING again. */
function lastRestart({ entered }: Pick<JobLife, 'entered'>, failures: readonly number[]): FlinkEvent[] {
  const restarting = entered.get('RESTARTING');
  if (restarting === undefined) {
    return [];
  }
  const running = entered.get('RUNNING') ?? 0;
  const cause = failures.find((time) => Math.abs(time - restarting) <= sameMomentMs);
  return [restartAt(cause ?? restarting, running >= restarting ? running : null)];
}

/** After each failure but the newest the job ran again, else it could not have failed once more. */
const earlierRestarts = (failures: readonly number[]): FlinkEvent[] =>
  failures.slice(1).map((time) => restartAt(time, null));

/** @param exceptions newest first; empty when they are not known */
export function restartsOf(life: Pick<JobLife, 'entered'>, exceptions: readonly RootException[]): FlinkEvent[] {
  const failures = exceptions.flatMap(({ time }) => (time === null ? [] : [time])).sort((left, right) => right - left);
  return [...lastRestart(life, failures), ...earlierRestarts(failures)];
}

/** What a look at a job's vertices leaves for the next one. */
export type Starts = ReadonlyMap<string, number>;

export const startsOf = ({ vertices }: Pick<Job, 'vertices'>): Starts =>
  new Map(vertices.flatMap(({ id, started }) => (started === null ? [] : [[id, started]])));

/**
 * Tasks that run newer attempts than at the look before although no known restart explains it: the JobManager was
 * replaced and forgot, or the scheduler did it without a failure.
 */
export function unexplainedRestarts(
  before: Starts,
  { vertices }: Pick<Job, 'vertices'>,
  known: readonly FlinkEvent[]
): FlinkEvent[] {
  const again = vertices.flatMap(({ id, name, started }) => {
    const old = before.get(id);
    return old !== undefined && started !== null && started > old ? [{ name, started, old }] : [];
  });
  const [first] = again;
  if (first === undefined) {
    return [];
  }
  const from = Math.min(...again.map(({ old }) => old));
  const to = Math.max(...again.map(({ started }) => started)) + sameMomentMs;
  const isExplained = known.some(({ kind, time }) => kind === 'restart' && time > from && time <= to);
  const time = Math.min(...again.map(({ started }) => started));
  return isExplained
    ? []
    : [
        {
          kind: 'restart',
          tasks: { vertices: again.length, ofVertices: vertices.length },
          ...momentOf(time, ''),
          task: again.length === 1 ? first.name : null,
        },
      ];
}
