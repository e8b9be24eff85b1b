import { type LatencyRow } from '../../frames/latency';
import { type JobGraph } from '../../frames/jobGraph';
import { type ReadSeries } from '../../frames/latencyReading';

/** Names by the id of an operator, from whatever the panel was given beside the lines. */
export interface Names {
  /** Null where nothing tells. */
  of(operatorId: string): string | null;
}

/** The first operator of a chain; Prometheus reporters write `_` for each character of ` -> `, and for others before it. */
export const headOf = (chain: string): string => chain.split(/ -> |_{4,}/)[0] ?? chain;

/** By the ids of vertices. */
const headsIn = (lines: readonly ReadSeries[]) =>
  lines.flatMap(({ vertex, vertexId }) =>
    vertex !== null && vertexId !== null && vertex !== vertexId ? [[vertexId, headOf(vertex)] as const] : []
  );

/**
 * From the table of now, which resolves ids the best it can, from a job graph, and from lines that name their vertex: the
 * first operator of a chain has the id of its vertex. The former counts where several know.
 */
export function namesOf(lines: readonly ReadSeries[], rows: readonly LatencyRow[], graph: JobGraph | null): Names {
  const names = new Map<string, string>(headsIn(lines));
  for (const { id, title, name } of graph?.vertices ?? []) {
    const known = title ?? name;
    if (known !== null) {
      names.set(id, known);
    }
  }
  for (const { operatorId, operator, sourceId, source } of rows) {
    if (operator !== operatorId) {
      names.set(operatorId, operator);
    }
    if (sourceId !== null && source !== null && source !== sourceId) {
      names.set(sourceId, source);
    }
  }
  return { of: (id) => names.get(id) ?? null };
}
