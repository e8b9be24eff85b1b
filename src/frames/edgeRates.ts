import { type Edge } from '../flink/plan';

/** What is known of the vertices that edges connect; rates per second, null = not known. */
export interface Flowing {
  id: string;
  parallelism: number | null;
  recordsIn: number | null;
  recordsOut: number | null;
}

function groupedBy(edges: readonly Edge[], end: 'source' | 'target'): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group === undefined) {
      groups.set(edge[end], [edge]);
    } else {
      group.push(edge);
    }
  }
  return groups;
}

/** What a record that is sent once becomes on its way: a broadcast one arrives at every subtask. */
const copies = ({ shipStrategy }: Edge, target: Flowing | undefined) =>
  shipStrategy === 'BROADCAST' ? (target?.parallelism ?? 1) : 1;

/** The rate of the one input that is not known: what the target takes in beyond the others. */
function solveTarget(inputs: readonly Edge[], target: Flowing | undefined, rates: Map<Edge, number>): void {
  const open = inputs.filter((edge) => !rates.has(edge));
  const [last] = open;
  const all = target?.recordsIn ?? null;
  if (last !== undefined && open.length === 1 && all !== null) {
    rates.set(last, Math.max(0, all - inputs.reduce((sum, edge) => sum + (rates.get(edge) ?? 0), 0)));
  }
}

/**
 * Records per second that arrive over each edge, in the order of the edges. Flink counts records by vertex: what a target
 * with one input takes in came over that, what a source with one output sends left over that, and of several inputs one
 * may be what the others leave. Null where this leaves it open.
 *
 * Several outputs never add up: an operator that sends a record to two outputs counts it once (Flink's
 * BroadcastingOutputCollector), while two operators of a chain that have an output each count their own.
 */
export function edgeRates(vertices: readonly Flowing[], edges: readonly Edge[]): Array<number | null> {
  const known = new Map(vertices.map((vertex) => [vertex.id, vertex]));
  const rates = new Map<Edge, number>();
  const note = (edge: Edge, rate: number | null | undefined) => {
    if (rate !== null && rate !== undefined) {
      rates.set(edge, rate);
    }
  };
  for (const [edge, ...others] of groupedBy(edges, 'source').values()) {
    const sent = edge === undefined ? null : known.get(edge.source)?.recordsOut;
    if (edge !== undefined && others.length === 0 && sent !== null && sent !== undefined) {
      note(edge, sent * copies(edge, known.get(edge.target)));
    }
  }
  for (const [target, inputs] of groupedBy(edges, 'target')) {
    const [edge, ...others] = inputs;
    if (edge !== undefined && others.length === 0) {
      note(edge, known.get(target)?.recordsIn);
    } else {
      solveTarget(inputs, known.get(target), rates);
    }
  }
  return edges.map((edge) => rates.get(edge) ?? null);
}
