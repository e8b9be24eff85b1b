import { useCallback, useMemo } from 'react';
import { type Layout } from './layout/layout';
import { type Choice } from './useChoice';

export interface Selection {
  /** Vertex id. */
  selected: string | null;
  /** The selected vertex and its neighbours; null while nothing is selected. */
  bright: ReadonlySet<string> | null;
  /** Selects a vertex, or nothing if it is selected already. */
  toggle(id: string): void;
  clear(): void;
}

/** How the drawing sees and changes what is selected. */
export function useSelection({ places, routes }: Layout, choice: Choice): Selection {
  const { select, close } = choice;
  const selected = choice.selected !== null && places.has(choice.selected) ? choice.selected : null;
  const bright = useMemo(() => {
    if (selected === null) {
      return null;
    }
    const near = routes.filter(({ source, target }) => source === selected || target === selected);
    return new Set([selected, ...near.flatMap(({ source, target }) => [source, target])]);
  }, [routes, selected]);
  const clear = useCallback(() => {
    if (selected !== null) {
      close();
    }
  }, [selected, close]);
  const toggle = useCallback(
    (id: string) => {
      if (id === selected) {
        close();
      } else {
        select(id);
      }
    },
    [selected, select, close]
  );
  return { selected, bright, toggle, clear };
}
