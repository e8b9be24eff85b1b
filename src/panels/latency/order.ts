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

/** Where what a row is of comes first among the rows; a row that tells nothing stands for itself. */
function firstPlaces(rows: readonly Row[], of: (row: Row) => string | null): number[] {
  const firsts = new Map<string, number>();
  return rows.map((row, index) => {
    const key = of(row);
    if (key === null) {
      return index;
    }
    const first = firsts.get(key) ?? index;
    firsts.set(key, first);
    return first;
  });
}

/**
 * By operator in the direction of the records, then by source likewise, then by subtask. What is not known comes last, by
 * vertex and operator, the first one of a chain before the others.
 */
export function inOrder(rows: readonly Row[], flow: Flow): Row[] {
  const placeOf = (id: string | null, none: number) => (id === null ? none : (flow.placeOf(id) ?? Infinity));
  const vertices = firstPlaces(rows, ({ vertexId }) => vertexId);
  const operators = firstPlaces(rows, ({ operatorId }) => operatorId);
  const placed = rows.map((row, index) => {
    const place = placeOf(row.operatorId, Infinity);
    const unknown = [vertices[index] ?? index, Number(row.operatorId !== row.vertexId), operators[index] ?? index];
    const among = place === Infinity ? unknown : [0, 0, 0];
    return { row, at: [place, ...among, placeOf(row.sourceId, -1), row.subtask ?? -1, index] };
  });
  placed.sort((left, right) => {
    const difference = left.at.findIndex((value, index) => value !== right.at[index]);
    const [one = 0, other = 0] = [left.at[difference], right.at[difference]];
    return one < other ? -1 : Number(one > other);
  });
  return placed.map(({ row }) => row);
}
