import { type CheckpointRow } from '../../../frames/checkpoints';

/** `notSeen`: it was in progress when it was last seen, and Flink lists it no more. */
export type State = 'completed' | 'inProgress' | 'failed' | 'notSeen';

/** A checkpoint or savepoint in the viewer's time. */
export interface Checkpoint {
  /** An ID is given again when a JobManager loses its counter: this is not. */
  key: string;
  row: CheckpointRow;
  state: State;
  /** Of the trigger, epoch ms. */
  from: number;
  /** When it ended; null while it is in progress. */
  to: number | null;
  isSavepoint: boolean;
  isUnaligned: boolean;
  /** Wrote less than the whole state; null when it is not known. */
  isIncremental: boolean | null;
}

const states: Readonly<Record<string, State>> = {
  COMPLETED: 'completed',
  IN_PROGRESS: 'inProgress',
  FAILED: 'failed',
};

export const keyOf = ({ id, triggered }: CheckpointRow): string => `${id}@${triggered ?? ''}`;

const stateOf = ({ status }: CheckpointRow): State =>
  status !== null && Object.hasOwn(states, status) ? (states[status] ?? 'notSeen') : 'notSeen';

function endOf(row: CheckpointRow, state: State, triggered: number): number | null {
  if (state === 'inProgress') {
    return null;
  }
  const known = state === 'failed' ? row.failed : row.completed;
  return known ?? row.latestAck ?? triggered + (row.duration ?? 0);
}

const isIncremental = ({ checkpointedBytes, stateBytes }: CheckpointRow): boolean | null =>
  checkpointedBytes === null || stateBytes === null || stateBytes === 0 ? null : checkpointedBytes < stateBytes;

/** @param shift from the JobManager's clock to the viewer's, ms. Null for a row without a time. */
export function checkpointOf(row: CheckpointRow, shift: number): Checkpoint | null {
  if (row.triggered === null) {
    return null;
  }
  const state = stateOf(row);
  const end = endOf(row, state, row.triggered);
  return {
    key: keyOf(row),
    row,
    state,
    from: row.triggered + shift,
    to: end === null ? null : Math.max(end, row.triggered) + shift,
    isSavepoint: row.kind?.includes('SAVEPOINT') ?? false,
    isUnaligned: row.kind === 'UNALIGNED_CHECKPOINT',
    isIncremental: isIncremental(row),
  };
}

/** Ms until it ended, or until now. */
export const durationOf = ({ row, from, to }: Checkpoint, now: number): number =>
  to === null ? Math.max(0, now - from) : (row.duration ?? to - from);
