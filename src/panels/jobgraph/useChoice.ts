import { useCallback, useMemo, useState } from 'react';
import { type JobGraph } from '../../frames/jobGraph';

/** What stands beside the picture. */
export type Aside = 'vertex' | 'steps' | 'table';

export interface Choice {
  /** Vertex id. */
  selected: string | null;
  /** The subtask that the details begin with; null = none in particular. */
  subtask: string | null;
  aside: Aside | null;
  /** @param subtask shown first among the details */
  select(id: string, subtask?: string | null): void;
  /** Opens what is not about one vertex. */
  open(aside: 'steps' | 'table'): void;
  /** Lets go of the vertex, and of what is open. */
  close(): void;
}

interface State {
  chosen: string | null;
  subtask: string | null;
  aside: Aside | null;
}

const nothing: State = { chosen: null, subtask: null, aside: null };

/**
 * What is selected and what is open beside the picture. It lives through refreshes; a vertex that is gone is no longer
 * selected.
 *
 * @param onSelect told what people select: a vertex id, or null when they let go of it
 */
export function useChoice({ vertices }: JobGraph, onSelect: (id: string | null) => void): Choice {
  const [{ chosen, subtask, aside }, set] = useState(nothing);
  const selected = useMemo(() => vertices.find(({ id }) => id === chosen)?.id ?? null, [vertices, chosen]);
  const select = useCallback(
    (id: string, at: string | null = null) => {
      set({ chosen: id, subtask: at, aside: 'vertex' });
      onSelect(id);
    },
    [onSelect]
  );
  const open = useCallback((next: 'steps' | 'table') => set((before) => ({ ...before, aside: next })), []);
  const close = useCallback(() => {
    set(nothing);
    onSelect(null);
  }, [onSelect]);
  return useMemo(
    () => ({ selected, subtask, aside: aside === 'vertex' && selected === null ? null : aside, select, open, close }),
    [selected, subtask, aside, select, open, close]
  );
}
