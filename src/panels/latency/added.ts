import { type Flow } from './order';
import { type Row } from './rows';

const pairKey = (operatorId: string | null, sourceId: string | null) => `${operatorId}/${sourceId}`;

/**
 * For each row, the rows of the operators that its markers have passed just before: of the same source, going further up
 * where an operator has none. Empty for the first one behind a source, null where the connections are not known.
 */
export function rowsBefore(rows: readonly Row[], flow: Flow): Array<number[] | null> {
  const sources = new Set(rows.flatMap(({ lines }) => lines.map(({ sourceId }) => sourceId)));
  const byPair = new Map(rows.map((row, index) => [pairKey(row.operatorId, row.sourceId), index]));
  const found = (operatorId: string, sourceId: string | null, seen: Set<string>): number[] | null => {
    const upstream = flow.upstreamOf(operatorId);
    if (upstream === null) {
      return sources.has(operatorId) ? [] : null;
    }
    const parts = upstream.flatMap((id): Array<number[] | null> => {
      const index = byPair.get(pairKey(id, sourceId));
      if (index !== undefined) {
        return [[index]];
      }
      if (seen.has(id)) {
        return [];
      }
      seen.add(id);
      return [found(id, sourceId, seen)];
    });
    return parts.includes(null) && parts.every((part) => part === null || part.length === 0)
      ? null
      : parts.flatMap((part) => part ?? []);
  };
  return rows.map(({ operatorId, sourceId }) =>
    operatorId === null ? null : found(operatorId, sourceId, new Set([operatorId]))
  );
}

/**
 * What a row adds to the latency of those before it, ms; negative differences are noise of the samples. The slowest way to a
 * join counts. Null where a value or a connection is not known.
 */
export function addedBy(value: number | null, before: ReadonlyArray<number | null> | null): number | null {
  if (value === null || before === null || before.includes(null)) {
    return null;
  }
  const slowest = before.reduce<number>((most, one) => Math.max(most, one ?? 0), 0);
  return Math.max(0, value - slowest);
}
