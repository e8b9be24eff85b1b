import { useCallback, useEffect, useRef } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { setVariable } from '../shared/variable';
import { type Choice } from './useChoice';

/** Tells a dashboard variable what is selected. Without a name, or with one that no variable can have, nothing is told. */
export function useTellVariable(name: string): (id: string | null) => void {
  return useCallback(
    (id) => {
      // An empty value, not none: the panels that follow then show all vertices again.
      setVariable(name, id ?? '');
    },
    [name]
  );
}

/** The vertex that a variable names by its id, title or full name. */
export function vertexNamed({ vertices }: JobGraph, value: string): string | null {
  const found =
    vertices.find(({ id }) => id === value) ?? vertices.find(({ title, name }) => title === value || name === value);
  return found?.id ?? null;
}

/** Selects the vertex that a variable holds, once for each value: what people select afterwards stays. */
export function useFollowVariable(value: string, graph: JobGraph, { selected, select }: Choice): void {
  const followed = useRef('');
  useEffect(() => {
    const id = value === '' ? null : vertexNamed(graph, value);
    if (value === followed.current || (value !== '' && id === null)) {
      return;
    }
    followed.current = value;
    if (id !== null && id !== selected) {
      select(id);
    }
  }, [value, graph, selected, select]);
}
