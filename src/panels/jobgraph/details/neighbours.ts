import { type GraphEdge, type JobGraph } from '../../../frames/jobGraph';
import { nameOf } from '../names';

/** A vertex at the other end of a connection. */
export interface Neighbour {
  /** Of the connection. */
  key: string;
  id: string;
  name: string;
  shipStrategy: string | null;
  /** Records per second on the connection. */
  records: number | null;
}

/** Where records of a vertex come from and go to. */
export function neighboursOf({ vertices, edges }: JobGraph, id: string): Record<'before' | 'after', Neighbour[]> {
  const names = new Map(vertices.map((vertex) => [vertex.id, nameOf(vertex)]));
  const neighbour = (edge: GraphEdge, other: string): Neighbour => ({
    key: edge.id,
    id: other,
    name: names.get(other) ?? other,
    shipStrategy: edge.shipStrategy,
    records: edge.records,
  });
  return {
    before: edges.filter(({ target }) => target === id).map((edge) => neighbour(edge, edge.source)),
    after: edges.filter(({ source }) => source === id).map((edge) => neighbour(edge, edge.target)),
  };
}
