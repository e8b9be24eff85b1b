import { type GraphSubtask, type GraphTaskManager, type GraphVertex, type JobGraph } from '../frames/jobGraph';
import { graphOf, subtaskRow, taskManagerRow } from './jobGraphs';

/** Busy 5 % and backpressured 90 %, as a vertex that waits for others. */
export const held = { busyMax: 0.05, busyMean: 0.05, idleMean: 0.05, backpressuredMax: 0.9, backpressuredMean: 0.9 };

/** Busy 97 %, and not backpressured. */
export const busy = { busyMax: 0.97, busyMean: 0.95, idleMean: 0.05 };

/** Busy as it can be, and for 15 % backpressured. */
export const busyAndHeld = { busyMax: 0.85, busyMean: 0.84, backpressuredMax: 0.15, backpressuredMean: 0.15 };

/** Only backpressure is known, as of sources of the older kind. */
export const busyUnknown = { busyMax: null, busyMean: null, idleMean: null };

/** Nothing is known but that it runs. */
export const dark = {
  ...busyUnknown,
  backpressuredMax: null,
  backpressuredMean: null,
  recordsIn: null,
  recordsOut: null,
};

/** A job as `graphOf` makes it, with what is special about some of its vertices. */
export function jobOf(
  edges: string,
  special: Readonly<Record<string, Partial<GraphVertex>>>,
  over: Partial<JobGraph> = {}
): JobGraph {
  const graph = graphOf(edges, over);
  return { ...graph, vertices: graph.vertices.map((vertex) => ({ ...vertex, ...special[vertex.id] })) };
}

/** Subtasks of one vertex by how busy they are; one TaskManager each unless `over` says otherwise. */
export const subtasksBusy = (
  vertex: string,
  shares: ReadonlyArray<number | null>,
  over: (index: number) => Partial<GraphSubtask> = () => ({})
): GraphSubtask[] => shares.map((share, index) => subtaskRow(vertex, index, { busy: share, ...over(index) }));

/** TaskManagers by id, `*` among them. */
export const taskManagersOf = (rows: Readonly<Record<string, Partial<GraphTaskManager>>>): GraphTaskManager[] =>
  Object.entries(rows).map(([id, row]) => taskManagerRow(id, row));
