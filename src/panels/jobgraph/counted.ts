import { type JobGraph } from '../../frames/jobGraph';

const unlessZero = (rate: number | null) => (rate === 0 ? null : rate);

/**
 * Flink counts what flows between vertices only: a source reads 0 records and a sink writes 0, however busy they are. Such a
 * zero says nothing and becomes "not known".
 */
export function withoutUncounted(graph: JobGraph): JobGraph {
  const fed = new Set(graph.edges.map(({ target }) => target));
  const feeding = new Set(graph.edges.map(({ source }) => source));
  const vertices = graph.vertices.map((vertex) => ({
    ...vertex,
    ...(fed.has(vertex.id) ? {} : { recordsIn: unlessZero(vertex.recordsIn), bytesIn: unlessZero(vertex.bytesIn) }),
    ...(feeding.has(vertex.id)
      ? {}
      : { recordsOut: unlessZero(vertex.recordsOut), bytesOut: unlessZero(vertex.bytesOut) }),
  }));
  const subtasks = graph.subtasks.map((subtask) => ({
    ...subtask,
    recordsIn: fed.has(subtask.vertex) ? subtask.recordsIn : unlessZero(subtask.recordsIn),
    recordsOut: feeding.has(subtask.vertex) ? subtask.recordsOut : unlessZero(subtask.recordsOut),
  }));
  return { ...graph, vertices, subtasks };
}
