import { type GraphVertex } from '../../../frames/jobGraph';
import { readingOf, severity } from '../reading';

const broken = new Set(['FAILED', 'FAILING']);

/**
 * The one of several vertices that must be looked at first: what is in `urgent`, in that order, then what failed, then the
 * most severe; of equals the first.
 */
export function worstOf(vertices: readonly GraphVertex[], urgent: readonly string[]): GraphVertex | null {
  const rank = (vertex: GraphVertex): number => {
    const place = urgent.indexOf(vertex.id);
    if (place !== -1) {
      return 100 + urgent.length - place;
    }
    return vertex.state !== null && broken.has(vertex.state) ? 50 : severity(readingOf(vertex));
  };
  let worst: GraphVertex | null = null;
  let most = -Infinity;
  for (const vertex of vertices) {
    const own = rank(vertex);
    if (own > most) {
      worst = vertex;
      most = own;
    }
  }
  return worst;
}

type Rate = 'recordsIn' | 'recordsOut' | 'bytesIn' | 'bytesOut';

/** Null where none is known. */
function sum(vertices: readonly GraphVertex[], rate: Rate): number | null {
  const known = vertices.map((vertex) => vertex[rate]).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** Several look-alikes as one vertex: the worst of them, with what all of them read and write. */
export const mergedAlike = (id: string, title: string, top: GraphVertex, all: readonly GraphVertex[]): GraphVertex => ({
  ...top,
  id,
  title,
  recordsIn: sum(all, 'recordsIn'),
  recordsOut: sum(all, 'recordsOut'),
  bytesIn: sum(all, 'bytesIn'),
  bytesOut: sum(all, 'bytesOut'),
});

/** Vertices one below the other as one: the worst of them; what they read and write adds up to nothing that can be said. */
export const mergedBelow = (id: string, title: string, top: GraphVertex): GraphVertex => ({
  ...top,
  id,
  title,
  parallelism: null,
  running: null,
  recordsIn: null,
  recordsOut: null,
  bytesIn: null,
  bytesOut: null,
});
