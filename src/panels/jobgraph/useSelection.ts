import { useCallback, useMemo } from 'react';
import { type Collapsed } from './collapse/collapse';
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

/** How the drawing sees and changes what is selected: a vertex in a stack is selected by selecting the stack. */
export function useSelection(
  { places, routes }: Layout,
  choice: Choice,
  { shownAs, stacks }: Pick<Collapsed, 'shownAs' | 'stacks'>
): Selection {
  const { select, close } = choice;
  const shown = choice.selected === null ? null : (shownAs.get(choice.selected) ?? choice.selected);
  const selected = shown !== null && places.has(shown) ? shown : null;
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
        select(stacks.get(id)?.top ?? id);
      }
    },
    [selected, select, close, stacks]
  );
  return { selected, bright, toggle, clear };
}
