import { useCallback, useMemo, useState } from 'react';
import { type Layout } from './layout/layout';

export interface Selection {
  /** Vertex id. */
  selected: string | null;
  /** The selected vertex and its neighbours; null while nothing is selected. */
  bright: ReadonlySet<string> | null;
  /** Selects a vertex, or nothing if it is selected already. */
  toggle(id: string): void;
  clear(): void;
}

/** Lives through refreshes; a vertex that is gone is no longer selected. */
export function useSelection({ places, routes }: Layout): Selection {
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = chosen !== null && places.has(chosen) ? chosen : null;
  const bright = useMemo(() => {
    if (selected === null) {
      return null;
    }
    const near = routes.filter(({ source, target }) => source === selected || target === selected);
    return new Set([selected, ...near.flatMap(({ source, target }) => [source, target])]);
  }, [routes, selected]);
  const toggle = useCallback((id: string) => setChosen((before) => (before === id ? null : id)), []);
  const clear = useCallback(() => setChosen(null), []);
  return { selected, bright, toggle, clear };
}
