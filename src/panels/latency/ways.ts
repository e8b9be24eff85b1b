import { type DataFrame } from '@grafana/data';
import { type JobGraph } from '../../frames/jobGraph';
import { fieldOf, taskManagerWays, type Way, waysFrom } from '../shared/ways';
import { type Row } from './rows';

/** Links of the vertex of a row, as the table of now has them; none where only Prometheus speaks. */
export const vertexWays = (frames: readonly DataFrame[], { vertexId }: Row): Way[] =>
  vertexId === null
    ? []
    : waysFrom(
        frames,
        (frame, row) => fieldOf(frame, 'vertex id')?.values[row] === vertexId,
        ['vertex', 'vertex id'],
        'operator id'
      );

/** Where a subtask runs. */
export interface TaskManager {
  id: string;
  ways: Way[];
}

/** The TaskManager of a subtask, where the panel was given a job graph that looked at it; null where it is not known. */
export function taskManagerOf(
  frames: readonly DataFrame[],
  graph: JobGraph | null,
  { vertexId, subtask }: Row
): TaskManager | null {
  const found = graph?.subtasks.find(({ vertex, index }) => vertex === vertexId && index === String(subtask));
  const id = found?.taskManager ?? null;
  return found === undefined || id === null ? null : { id, ways: taskManagerWays(frames, found.vertex, found.index) };
}
