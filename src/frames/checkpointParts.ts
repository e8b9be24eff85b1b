import { type CheckpointDetails, type CheckpointSubtask } from '../flink/checkpointDetails';

/** Where a subtask ran when the checkpoint was triggered. */
export interface SubtaskPlace {
  taskManagerId: string | null;
  endpoint: string | null;
}

/** What is known of one vertex of a checkpoint. */
export interface VertexPart {
  subtasks: readonly CheckpointSubtask[];
  /** By subtask; null = not asked for. A subtask that was restarted since is in none. */
  places: ReadonlyMap<number, SubtaskPlace> | null;
}

/** The subtask that acknowledged last: its phases are those of the checkpoint. */
export interface SlowestSubtask {
  vertexId: string;
  subtask: CheckpointSubtask;
}

/** The slowest of those that have acknowledged; null when none has. */
export function slowestSubtask(subtasks: readonly CheckpointSubtask[]): CheckpointSubtask | null {
  return subtasks.reduce<CheckpointSubtask | null>(
    (slowest, subtask) =>
      subtask.durationMs !== null && subtask.durationMs > (slowest?.durationMs ?? -1) ? subtask : slowest,
    null
  );
}

/** @param partOf what is known of a vertex */
export function slowestOf(
  { vertices }: CheckpointDetails,
  partOf: (vertexId: string) => VertexPart | undefined
): SlowestSubtask | null {
  let slowestId: string | null = null;
  let most = -1;
  for (const [id, { durationMs }] of vertices) {
    if (durationMs !== null && durationMs > most) {
      slowestId = id;
      most = durationMs;
    }
  }
  const subtask = slowestId === null ? null : slowestSubtask(partOf(slowestId)?.subtasks ?? []);
  return slowestId === null || subtask === null ? null : { vertexId: slowestId, subtask };
}
