import { type LatencyRow } from '../../frames/latency';
import { type JobGraph } from '../../frames/jobGraph';

/** Names by the id of an operator, from whatever the panel was given beside the lines. */
export interface Names {
  /** Null where nothing tells. */
  of(operatorId: string): string | null;
}

/**
 * From the table of now, which resolves ids the best it can, and from a job graph: the first operator of a chain has the id
 * of its vertex. The former counts where both know.
 */
export function namesOf(rows: readonly LatencyRow[], graph: JobGraph | null): Names {
  const names = new Map<string, string>();
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
