import { type Checkpoint, type Checkpoints } from '../checkpoints';
import { firstLine } from '../errors';
import { type FlinkEvent, momentOf } from './event';

/** What became of a checkpoint or savepoint. Times are epoch ms of the JobManager's clock. */
export interface CheckpointOutcome {
  id: number;
  /** IN_PROGRESS, COMPLETED or FAILED. */
  status: string;
  isSavepoint: boolean;
  triggered: number;
  /** Last acknowledgement or failure; null while it is in progress. */
  ended: number | null;
  /** First line; empty unless it failed. */
  message: string;
  path: string | null;
}

const outcomeOf = (checkpoint: Checkpoint): CheckpointOutcome => {
  const status = checkpoint.status.toUpperCase();
  return {
    id: checkpoint.id,
    status,
    isSavepoint: checkpoint.isSavepoint,
    triggered: checkpoint.triggered,
    ended: status === 'IN_PROGRESS' ? null : (checkpoint.failed ?? checkpoint.latestAck),
    message: firstLine(checkpoint.failure ?? ''),
    path: checkpoint.path,
  };
};

/** Newest first: the short history, and the last savepoint and failure, which may be older than it. */
export function outcomesOf({ history, latest }: Checkpoints): CheckpointOutcome[] {
  const all = [...history, ...[latest.savepoint, latest.failed].flatMap((checkpoint) => checkpoint ?? [])];
  const outcomes = all.map(outcomeOf);
  return [...new Map(outcomes.map((outcome) => [outcome.id, outcome])).values()].sort(
    (left, right) => right.id - left.id
  );
}

/** A failed checkpoint is a moment, a savepoint takes its time. */
export const checkpointEvents = (outcomes: readonly CheckpointOutcome[]): FlinkEvent[] =>
  outcomes.flatMap(({ id, status, isSavepoint, triggered, ended, message, path }): FlinkEvent[] => {
    if (isSavepoint) {
      return [
        {
          kind: 'savepoint',
          checkpoint: id,
          status,
          path,
          message,
          ...momentOf(triggered, String(id)),
          timeEnd: ended,
        },
      ];
    }
    return status === 'FAILED'
      ? [{ kind: 'checkpointFailed', checkpoint: id, message, ...momentOf(ended ?? triggered, String(id)) }]
      : [];
  });
