import { type Checkpoint, type Checkpoints } from '../../../flink/checkpoints';
import { FlinkError } from '../../../flink/errors';

/** What a query can say instead of an id. `newest` may still be in progress; `slowest` is one of those that Flink lists. */
export const choices = ['latest', 'newest', 'latestFailed', 'latestSavepoint', 'slowest'] as const;
export type Choice = (typeof choices)[number];

const isChoice = (text: string): text is Choice => choices.some((choice) => choice === text);

/** An id, or a choice; nothing means the latest completed one. */
export function checkpointOf(text: string): number | Choice {
  const wanted = text.trim();
  if (wanted === '') {
    return 'latest';
  }
  if (isChoice(wanted)) {
    return wanted;
  }
  const id = Number(wanted);
  if (!/^\d+$/.test(wanted) || !Number.isSafeInteger(id)) {
    throw new FlinkError({ kind: 'invalid', what: 'checkpoint', value: wanted.slice(0, 80) });
  }
  return id;
}

/** Failed ones take as long as the time-out says: they come into question only where nothing completed. */
function slowest(history: readonly Checkpoint[]): Checkpoint | null {
  const ended = history.filter(({ status }) => status !== 'IN_PROGRESS');
  const completed = ended.filter(({ status }) => status === 'COMPLETED');
  const candidates = completed.length > 0 ? completed : ended;
  return candidates.reduce<Checkpoint | null>(
    (most, checkpoint) => ((checkpoint.durationMs ?? 0) > (most?.durationMs ?? -1) ? checkpoint : most),
    null
  );
}

/** Null when there is no such checkpoint. */
export function choose({ latest, history }: Checkpoints, choice: Choice): Checkpoint | null {
  switch (choice) {
    case 'latest':
      return latest.completed;
    case 'newest':
      return history.reduce<Checkpoint | null>(
        (newest, checkpoint) => (checkpoint.triggered >= (newest?.triggered ?? 0) ? checkpoint : newest),
        null
      );
    case 'latestFailed':
      return latest.failed;
    case 'latestSavepoint':
      return latest.savepoint;
    case 'slowest':
      return slowest(history);
  }
}
