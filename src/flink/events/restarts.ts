import { type RootException } from '../exceptions';
import { type Job } from '../job';
import { type FlinkEvent, momentOf } from './event';
import { type JobLife } from './jobLife';

/** Flink notes a failure and the state that follows it some milliseconds apart. */
export const sameMomentMs = 1_000;

/**
 * When the job's states tell that the last restart began: the moment of the failure that caused it, if that is known. The
 * adaptive scheduler makes a new job of it, which has never been RESTARTING: there a failure before RUNNING tells.
 */
function lastRestart(restarting: number | undefined, running: number, failures: readonly number[]): number[] {
  if (restarting === undefined) {
    return failures.slice(0, 1).filter((time) => time <= running);
  }
  return [failures.find((time) => Math.abs(time - restarting) <= sameMomentMs) ?? restarting];
}

/**
 * Each failure but the newest was followed by a restart, else the job could not have failed once more; of the newest, and
 * of restarts without a failure, the job's states tell. The end that is known is that of the last restart before RUNNING.
 * @param exceptions newest first; empty when they are not known
 */
export function restartsOf({ entered }: Pick<JobLife, 'entered'>, exceptions: readonly RootException[]): FlinkEvent[] {
  const failures = exceptions.flatMap(({ time }) => (time === null ? [] : [time])).sort((left, right) => right - left);
  const running = entered.get('RUNNING') ?? -Infinity;
  const times = new Set([...lastRestart(entered.get('RESTARTING'), running, failures), ...failures.slice(1)]);
  const ended = Math.max(...[...times].filter((time) => time <= running));
  return [...times].map((time) => ({
    kind: 'restart',
    tasks: null,
    ...momentOf(time, ''),
    timeEnd: time === ended ? running : null,
  }));
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
