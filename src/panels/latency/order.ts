import { type LatencyRow } from '../../frames/latency';
import { type JobGraph } from '../../frames/jobGraph';
import { type Row } from './rows';

/** How operators are connected, by their ids. */
export interface Flow {
  /** Place in the direction of the records; null where it is not known. */
  placeOf(operatorId: string): number | null;
  /** The operators that records come from directly; null where it is not known. */
  upstreamOf(operatorId: string): readonly string[] | null;
}

/** From the table of now; vertices of a job graph fill in what it lacks. */
export function flowOf(rows: readonly LatencyRow[], graph: JobGraph | null): Flow {
  const places = new Map<string, number>();
  const upstream = new Map<string, readonly string[]>();
  (graph?.vertices ?? []).forEach(({ id }, index) => {
    places.set(id, index);
    upstream.set(
      id,
      (graph?.edges ?? []).filter(({ target }) => target === id).map(({ source }) => source)
    );
  });
  if (rows.some(({ order }) => order !== null)) {
    // Places of two kinds cannot be compared.
    places.clear();
  }
  for (const row of rows) {
    if (row.order !== null) {
      places.set(row.operatorId, row.order);
    }
    if (row.upstream !== null) {
      upstream.set(
        row.operatorId,
        row.upstream.split(' ').filter((id) => id !== '')
      );
    }
  }
  return { placeOf: (id) => places.get(id) ?? null, upstreamOf: (id) => upstream.get(id) ?? null };
}

/** The place of each in a list, equal ones at that of the first. */
function ranksOf(names: ReadonlyArray<string | null>): number[] {
  const ranks = new Map<string | null, number>();
  return names.map((name, index) => {
    ranks.set(name, ranks.get(name) ?? index);
    return ranks.get(name) ?? index;
  });
}

/**
/**
 * By operator in the direction of the records, then by source likewise, then by subtask. What is not known comes last: by
 * vertex, the first operator of its chain before the others, and as it was given, the rows of an operator together.
 */
export function inOrder(rows: readonly Row[], flow: Flow): Row[] {
  const vertices = ranksOf(rows.map(({ vertexId }) => vertexId));
  const operators = ranksOf(rows.map(({ operatorId, operator }) => operatorId ?? operator));
  const sources = ranksOf(rows.map(({ sourceId, source }) => sourceId ?? source));
  const placeOf = (id: string | null, none: number) => (id === null ? none : (flow.placeOf(id) ?? Infinity));
  const placed = rows.map((row, index) => {
    const place = placeOf(row.operatorId, Infinity);
    return {
      row,
      at: [
        place,
        ...(place === Infinity ? [vertices[index] ?? index, Number(row.operatorId !== row.vertexId)] : [0, 0]),
        operators[index] ?? index,
        placeOf(row.sourceId, -1),
        sources[index] ?? index,
        row.subtask ?? -1,
        index,
      ],
    };
  });
  placed.sort((left, right) => {
    const difference = left.at.findIndex((value, index) => value !== right.at[index]);
    const [one = 0, other = 0] = [left.at[difference], right.at[difference]];
    return one < other ? -1 : Number(one > other);
  });
  return placed.map(({ row }) => row);
}
