import { type GraphEdge, type JobGraph } from '../../frames/jobGraph';
import { pairKey } from './layout/topology';

/** Rates span orders of magnitude, so strength is a share of the logarithm of the greatest one. */
const logarithm = (rate: number) => Math.log10(1 + Math.max(0, rate));

/** How much a vertex sends, 0 to 1 of the one that sends most, by vertex id; without those that do not say. */
export function strengthsOf({ vertices }: JobGraph): Map<string, number> {
  const most = Math.max(1, ...vertices.map(({ recordsOut }) => recordsOut ?? 0));
  return new Map(
    vertices.flatMap(({ id, recordsOut }): Array<[string, number]> =>
      recordsOut === null ? [] : [[id, logarithm(recordsOut) / logarithm(most)]]
    )
  );
}

function counted(strategies: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const strategy of strategies) {
    counts.set(strategy, (counts.get(strategy) ?? 0) + 1);
  }
  return [...counts].map(([strategy, count]) => (count > 1 ? `${strategy} ×${count}` : strategy)).join(', ');
}

/**
 * How records are spread, such as `HASH`, by `pairKey`: several connections between two vertices are drawn as one. Without
 * those of which the frame says nothing.
 */
export function strategiesOf(edges: readonly GraphEdge[]): Map<string, string> {
  const found = new Map<string, string[]>();
  for (const edge of edges) {
    if (edge.shipStrategy !== null && edge.shipStrategy !== '') {
      const key = pairKey(edge);
      found.set(key, [...(found.get(key) ?? []), edge.shipStrategy.toUpperCase()]);
    }
  }
  return new Map([...found].map(([key, strategies]) => [key, counted(strategies)]));
}
