import { type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { type Checkpoint } from './checkpoint';

/**
 * Why a checkpoint failed, as Flink's message tells: `expired` before all had acknowledged, a task `declined` it, it could not
 * be `written`, the job was `restarted` or ended, a newer one completed before it (`subsumed`), or something `other`.
 */
export type Cause = 'expired' | 'declined' | 'written' | 'restarted' | 'subsumed' | 'other';

const causes: ReadonlyArray<readonly [Cause, RegExp]> = [
  ['expired', /expired before completing/i],
  ['declined', /declined/i],
  [
    'restarted',
    /FailoverRegion|is restarting|coordinator (?:is )?(?:suspending|shutdown|shutting)|job (?:has )?fail|cancell?ed/i,
  ],
  ['subsumed', /subsumed/i],
  [
    'written',
    /asynchronous task checkpoint failed|materiali[sz]e|finali[sz]e|IOException|could not (?:flush|write|complete)/i,
  ],
];

export const causeOf = (failure: string | null): Cause =>
  causes.find(([, pattern]) => failure !== null && pattern.test(failure))?.[0] ?? 'other';

export interface FailureGroup {
  cause: Cause;
  /** First line of the newest; null when Flink says nothing. */
  text: string | null;
  count: number;
  newest: Checkpoint;
}

/** Failures of another cause are told apart by their text, but not by the numbers in it. */
const groupOf = (cause: Cause, text: string | null) =>
  cause === 'other' ? (text ?? '').replace(/[0-9a-f]{8,}|\d+/gi, '#') : cause;

/** The failed ones by cause, most frequent first. */
export function failuresOf(checkpoints: readonly Checkpoint[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const checkpoint of checkpoints.filter(({ state }) => state === 'failed')) {
    const { failure } = checkpoint.row;
    const cause = causeOf(failure);
    const known = groups.get(groupOf(cause, failure));
    const isNewer = known === undefined || checkpoint.from >= known.newest.from;
    groups.set(groupOf(cause, failure), {
      cause,
      text: isNewer ? failure : known.text,
      count: (known?.count ?? 0) + 1,
      newest: isNewer ? checkpoint : known.newest,
    });
  }
  return [...groups.values()].sort((left, right) => right.count - left.count || right.newest.from - left.newest.from);
}

export interface Refused {
  count: number;
  /** There may be more: the IDs of a job that started from a checkpoint do not begin with 1. */
  isLeast: boolean;
}

/** Triggers that were refused before they had an ID: Flink counts them, and that is all there is of them. */
export function refusedTriggers(
  checkpoints: readonly Checkpoint[],
  latest: LatestCheckpointsRow | null
): Refused | null {
  if (latest === null || latest.totalCount === null || latest.failedCount === null) {
    return null;
  }
  const newest = checkpoints.reduce((most, { row }) => Math.max(most, row.id), 0);
  return {
    count: Math.min(latest.failedCount, Math.max(0, latest.totalCount - newest)),
    isLeast: latest.restoredId !== null || (latest.restoredCount ?? 0) > 0,
  };
}
