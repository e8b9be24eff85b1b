import { type Holder, type Waiting } from './holders';
import { type Situation } from './situation';

/** By vertex: those whose backpressure it passes on. */
function passersOn({ passedOnBy }: Waiting): Map<string, string[]> {
  const behind = new Map<string, string[]>();
  for (const [vertex, passers] of passedOnBy) {
    for (const passer of passers) {
      behind.set(passer, [...(behind.get(passer) ?? []), vertex]);
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
  const worstFirst = (ids: Iterable<string>) => [...ids].sort((a, b) => share(b) - share(a) || (a < b ? -1 : 1));
  return ({ vertex, waiting: nearest }) => {
    const found = new Set([vertex]);
    let layer = [...nearest, ...(behind.get(vertex) ?? [])].filter((id) => id !== vertex);
    while (layer.length > 0) {
      const next = worstFirst(new Set(layer));
      next.forEach((id) => found.add(id));
      layer = next.flatMap((id) => behind.get(id) ?? []).filter((id) => !found.has(id));
    }
    return [...found].filter((id) => id !== vertex);
  };
}
