import { type GraphSubtask, type GraphVertex } from '../frames/jobGraph';

/** Above 0 when the first row is the one to believe: a newer attempt, or at the same attempt the busier one. */
const newerOf = (row: GraphSubtask, other: GraphSubtask) =>
  (row.attempt ?? 0) - (other.attempt ?? 0) || (row.busy ?? 0) - (other.busy ?? 0);

const runs = ({ state }: GraphSubtask) => state === null || state === 'RUNNING';

/** After the parallelism fell, values of subtasks that are gone may stay for a while. */
const isGone = ({ index }: GraphSubtask, parallelism: number | null) =>
  parallelism !== null && Number(index) >= parallelism;

const byIndex = (a: GraphSubtask, b: GraphSubtask) =>
  Number(a.index) - Number(b.index) || (a.index < b.index ? -1 : Number(a.index > b.index));

/** Subtasks that run, by vertex id: each once, with its newest attempt, in the order of their index. */
export function runningSubtasks(
  vertices: ReadonlyMap<string, GraphVertex>,
  subtasks: readonly GraphSubtask[]
): Map<string, GraphSubtask[]> {
  const found = new Map<string, Map<string, GraphSubtask>>();
  for (const row of subtasks) {
    const vertex = vertices.get(row.vertex);
    if (vertex === undefined || !runs(row) || isGone(row, vertex.parallelism)) {
      continue;
    }
    const ofVertex = found.get(row.vertex) ?? new Map<string, GraphSubtask>();
    const other = ofVertex.get(row.index);
    if (other === undefined || newerOf(row, other) > 0) {
      ofVertex.set(row.index, row);
    }
    found.set(row.vertex, ofVertex);
  }
  return new Map([...found].map(([vertex, rows]) => [vertex, [...rows.values()].sort(byIndex)]));
}
