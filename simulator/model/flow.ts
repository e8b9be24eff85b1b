/**
 * A DAG of vertices in topological order. By vertex: `selectivity`, records out per record in, and `capacity`, the
 * records a second that the whole vertex can handle (take in; sources: emit). By edge, in the order of their targets:
 * `from` and `to`.
 */
export interface Network {
  selectivity: Float64Array;
  capacity: Float64Array;
  from: Int32Array;
  to: Int32Array;
}

export function networkOf(
  edges: ReadonlyArray<{ from: number; to: number }>,
  vertices: Pick<Network, 'selectivity' | 'capacity'>
): Network {
  const inOrder = [...edges].sort((left, right) => left.to - right.to);
  return {
    ...vertices,
    from: Int32Array.from(inOrder, ({ from }) => from),
    to: Int32Array.from(inOrder, ({ to }) => to),
  };
}

const tiny = 1e-9;

/** What each vertex handles when the sources emit `emitted` and nothing is in their way. */
function spread({ selectivity, from, to }: Network, emitted: Float64Array): Float64Array {
  const handled = emitted.slice();
  for (let edge = 0; edge < from.length; edge += 1) {
    const source = from[edge] ?? 0;
    const target = to[edge] ?? 0;
    handled[target] = (handled[target] ?? 0) + (handled[source] ?? 0) * (selectivity[source] ?? 1);
  }
  return handled;
}

/** 1 for the vertices that are marked and for everything that records pass on their way to one of them. */
function markUpstream({ from, to }: Network, marked: Uint8Array): Uint8Array {
  for (let edge = from.length - 1; edge >= 0; edge -= 1) {
    if (marked[to[edge] ?? 0] === 1) {
      marked[from[edge] ?? 0] = 1;
    }
  }
  return marked;
}

/** How far the open sources can be opened, 0 to 1, and which vertices have no room left then. */
function opened({ capacity }: Network, settled: Float64Array, growth: Float64Array) {
  let level = 1;
  const limits = new Float64Array(capacity.length);
  for (let vertex = 0; vertex < limits.length; vertex += 1) {
    const grows = growth[vertex] ?? 0;
    const limit = grows > tiny ? Math.max(0, ((capacity[vertex] ?? 0) - (settled[vertex] ?? 0)) / grows) : Infinity;
    limits[vertex] = limit;
    level = Math.min(level, limit);
  }
  const full = new Uint8Array(capacity.length);
  for (let vertex = 0; vertex < full.length; vertex += 1) {
    full[vertex] = (limits[vertex] ?? Infinity) <= level + tiny ? 1 : 0;
  }
  return { level, full };
}

/**
 * What every vertex handles a second when the sources want to emit `demand` (0 for other vertices) and no vertex can do
 * more than its capacity. All sources are opened together until a vertex is at its limit; the sources that feed it stay
 * where they are, the others go on, until each has all its demand or a limit before it. What is emitted is what is
 * taken in, at every edge.
 */
export function solveFlow(network: Network, demand: Float64Array): Float64Array {
  const emitted = new Float64Array(demand.length);
  const open = demand.slice();
  for (let rest = open.length; rest > 0;) {
    const { level, full } = opened(network, spread(network, emitted), spread(network, open));
    const stops = level < 1 ? markUpstream(network, full) : full.fill(1);
    rest = 0;
    for (let vertex = 0; vertex < open.length; vertex += 1) {
      const wanted = open[vertex] ?? 0;
      if (wanted > 0 && stops[vertex] === 1) {
        emitted[vertex] = wanted * level;
        open[vertex] = 0;
      } else if (wanted > 0) {
        rest += 1;
      }
    }
  }
  return spread(network, emitted);
}
