import { type CheckpointVertexRow } from '../../../frames/checkpointSubtasks';
import { limits } from './finding';

const inOrder = (vertices: readonly CheckpointVertexRow[]) =>
  [...vertices].sort((left, right) => (left.order ?? 0) - (right.order ?? 0));

/** In the names that Flink gives them. */
const isSource = ({ vertex, order }: CheckpointVertexRow) => order === 0 || /^Source\b/.test(vertex ?? '');

interface Wait {
  vertex: CheckpointVertexRow;
  isAtSource: boolean;
}

interface Growth {
  vertex: CheckpointVertexRow;
  /** Longest start delay before it, and what it adds; of a source its own, ms. */
  before: number;
  growth: number;
}

function growths(ordered: readonly CheckpointVertexRow[]): Growth[] {
  let before = 0;
  return ordered.map((vertex) => {
    const delay = vertex.startDelay ?? 0;
    const found = { vertex, before, growth: isSource(vertex) ? delay : delay - before };
    before = Math.max(before, delay);
    return found;
  });
}

const mostOf = (all: readonly Growth[]) =>
  all.reduce<Growth | null>((most, each) => (each.growth > (most?.growth ?? -Infinity) ? each : most), null);

/**
 * Where barriers wait: a vertex that has not seen the barrier yet while others before it have, else the one at which the
 * start delay grows most on the way through the graph, else a source that could not send its barriers.
 */
export function longestWait(vertices: readonly CheckpointVertexRow[]): Wait | null {
  const ordered = inOrder(vertices);
  const unseen = ordered.find((each) => !isSource(each) && each.acknowledged === 0);
  if (unseen !== undefined && ordered.some(({ acknowledged }) => (acknowledged ?? 0) > 0)) {
    return { vertex: unseen, isAtSource: false };
  }
  const grown = growths(ordered);
  const slow = mostOf(grown.filter(({ vertex }) => !isSource(vertex)));
  const source = mostOf(grown.filter(({ vertex }) => isSource(vertex)));
  // A source waits only for those behind it: where one of them delays barriers, too, it is the one.
  if (slow !== null && slow.growth > 0 && slow.growth >= slow.before * limits.ownDelay) {
    return { vertex: slow.vertex, isAtSource: false };
  }
  return source === null ? null : { vertex: source.vertex, isAtSource: true };
}
