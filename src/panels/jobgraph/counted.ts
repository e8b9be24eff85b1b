import { type JobGraph } from '../../frames/jobGraph';

const unlessZero = (rate: number | null) => (rate === 0 ? null : rate);

/**
 * Flink counts what flows between vertices only: a source reads 0 records and a sink writes 0, however busy they are. Such a
 * zero says nothing and becomes "not known".
 */
export function withoutUncounted(graph: JobGraph): JobGraph {
  const fed = new Set(graph.edges.map(({ target }) => target));
  const feeding = new Set(graph.edges.map(({ source }) => source));
  // Most vertices stay as they are, and a copy of a thousand rows would be felt.
  const vertices = graph.vertices.map((vertex) => {
    const input = !fed.has(vertex.id) && (vertex.recordsIn === 0 || vertex.bytesIn === 0);
    const output = !feeding.has(vertex.id) && (vertex.recordsOut === 0 || vertex.bytesOut === 0);
    return input || output
      ? {
          ...vertex,
          ...(input ? { recordsIn: unlessZero(vertex.recordsIn), bytesIn: unlessZero(vertex.bytesIn) } : {}),
          ...(output ? { recordsOut: unlessZero(vertex.recordsOut), bytesOut: unlessZero(vertex.bytesOut) } : {}),
        }
      : vertex;
  });
  const subtasks = graph.subtasks.map((subtask) => {
    const input = !fed.has(subtask.vertex) && subtask.recordsIn === 0;
    const output = !feeding.has(subtask.vertex) && subtask.recordsOut === 0;
    return input || output
      ? {
          ...subtask,
          recordsIn: input ? null : subtask.recordsIn,
          recordsOut: output ? null : subtask.recordsOut,
        }
      : subtask;
  });
  return { ...graph, vertices, subtasks };
}
