import { type JobGraph } from '../../frames/jobGraph';
import { isHalted } from './reading';

const nothing = { recordsIn: null, recordsOut: null, bytesIn: null, bytesOut: null };

/**
 * Flink keeps the counters of tasks that failed or were cancelled: while a job restarts, their means would look like records
 * that flow. They become "not known". Of a job that has ended they stay: they are what it did.
 */
export function withoutHalted(graph: JobGraph): JobGraph {
  const halted = new Set(graph.vertices.filter(({ state }) => isHalted(state)).map(({ id }) => id));
  if (halted.size === 0 || graph.job === null || graph.job.ended !== null) {
    return graph;
  }
  return {
    ...graph,
    vertices: graph.vertices.map((vertex) => (halted.has(vertex.id) ? { ...vertex, ...nothing } : vertex)),
    edges: graph.edges.map((edge) =>
      halted.has(edge.source) || halted.has(edge.target) ? { ...edge, records: null } : edge
    ),
  };
}
