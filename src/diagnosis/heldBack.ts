import { type Holder, type Waiting } from './holders';
import { type Situation } from './situation';

/** By vertex: those whose backpressure it passes on. */
function passersOn({ passedOnBy }: Waiting): Map<string, string[]> {
  const behind = new Map<string, string[]>();
  for (const [vertex, passers] of passedOnBy) {
    for (const passer of passers) {
      const others = behind.get(passer) ?? [];
      others.push(vertex);
      behind.set(passer, others);
    }
  }
  return behind;
}

/**
 * Gives for a holder the vertices that it holds back: those that wait for it and, through vertices that only pass its
 * backpressure on, those that wait for them. The nearest first, among equally near ones the most backpressured.
 */
export function heldBackBy(situation: Situation, waiting: Waiting): (holder: Holder) => string[] {
  const behind = passersOn(waiting);
  const share = (id: string) => situation.loadOf(id).backpressured ?? 0;
  const ranked = [...waiting.passedOnBy.keys()].sort((a, b) => share(b) - share(a) || (a < b ? -1 : 1));
  const ranks = new Map(ranked.map((id, rank) => [id, rank]));
  const worstFirst = (ids: Iterable<string>) => [...ids].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  return ({ vertex, waiting: nearest }) => {
    const found = new Set([vertex]);
    let layer = worstFirst(new Set([...nearest, ...(behind.get(vertex) ?? [])]));
    while (layer.length > 0) {
      const next = new Set<string>();
      layer.forEach((id) => found.add(id));
      for (const id of layer.flatMap((one) => behind.get(one) ?? [])) {
        if (!found.has(id)) {
          next.add(id);
        }
      }
      layer = worstFirst(next);
    }
    found.delete(vertex);
    return [...found];
  };
}
