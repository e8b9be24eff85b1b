import { Fields } from '../decode';
import { firstLine } from '../errors';
import { idSegment } from '../ids';
import { type Transport } from '../transport';
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

const endpoint = '/jobs/:id/checkpoints';

/** `<checkpoint-not-externally-addressable>` is no path. */
const pathOrNull = (path: string | null) => (path === null || path.startsWith('<') ? null : path);

function decodeOutcome(checkpoint: Fields): CheckpointOutcome {
  const status = checkpoint.text('status').toUpperCase();
  const ended = checkpoint.millisOrNull('failure_timestamp') ?? checkpoint.millisOrNull('latest_ack_timestamp');
  return {
    id: checkpoint.number('id'),
    status,
    isSavepoint: checkpoint.flag('is_savepoint'),
    triggered: checkpoint.number('trigger_timestamp'),
    ended: status === 'IN_PROGRESS' ? null : ended,
    message: firstLine(checkpoint.textOrNull('failure_message') ?? ''),
    path: pathOrNull(checkpoint.textOrNull('external_path')),
  };
}

/** Newest first: the short history, and the last savepoint and failure, which may be older than it. */
export function decodeCheckpointOutcomes(body: unknown): CheckpointOutcome[] {
  const answer = Fields.of(body, endpoint);
  const latest = answer.objectOrNull('latest');
  const older = ['savepoint', 'failed'].flatMap((name) => latest?.objectOrNull(name) ?? []);
  const all = [...answer.listOrEmpty('history'), ...older].map(decodeOutcome);
  return [...new Map(all.map((outcome) => [outcome.id, outcome])).values()].sort((left, right) => right.id - left.id);
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

export async function getCheckpointOutcomes(
  transport: Transport,
  jobId: string,
  signal?: AbortSignal
): Promise<CheckpointOutcome[]> {
  return decodeCheckpointOutcomes(await transport.get(`/jobs/${idSegment('job', jobId)}/checkpoints`, {}, signal));
}
