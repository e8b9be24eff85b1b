import { type CheckpointSubtaskRow, type CheckpointVertexRow } from '../../../frames/checkpointSubtasks';
import { type Details } from '../frames';

/** Subtasks that have not acknowledged. */
export interface Missing {
  count: number;
  of: number;
  /** Readable names of the vertices, most missing first. */
  vertices: string[];
  /** The one that misses most; null when none is known. */
  vertexId: string | null;
  /** The one that they share; null when they do not, or it is not known. */
  taskManager: string | null;
}

/** Readable, as far as it is known. */
export const nameOf = ({ vertex, vertexId }: Pick<CheckpointVertexRow, 'vertex' | 'vertexId'>): string =>
  vertex ?? vertexId;

const acknowledges = ({ acknowledged }: CheckpointSubtaskRow) => acknowledged !== null;

/** The TaskManager of all; null when one is elsewhere, or nowhere known. */
function sharedPlace(subtasks: readonly CheckpointSubtaskRow[]): string | null {
  const places = new Set(subtasks.map(({ taskManager }) => taskManager));
  const [place = null] = places;
  return places.size === 1 ? place : null;
}

/** Null when all have acknowledged, or it is not known. */
export function missingOf({ checkpoint, vertices, subtasks }: Details): Missing | null {
  const lacking = vertices
    .map((row) => ({
      vertex: nameOf(row),
      vertexId: row.vertexId,
      count: (row.subtasks ?? 0) - (row.acknowledged ?? 0),
    }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count);
  const known = vertices.reduce((sum, each) => sum + (each.subtasks ?? 0), 0);
  const of = Math.max(checkpoint.subtasks ?? 0, known);
  const count =
    checkpoint.acknowledged === null
      ? lacking.reduce((sum, each) => sum + each.count, 0)
      : of - checkpoint.acknowledged;
  const late = subtasks.filter((each) => !acknowledges(each));
  return count <= 0
    ? null
    : {
        count,
        of,
        vertices: lacking.map(({ vertex }) => vertex),
        vertexId: lacking[0]?.vertexId ?? null,
        // Of some of them only it would be a guess.
        taskManager: late.length === count ? sharedPlace(late) : null,
      };
}
