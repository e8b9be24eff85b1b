import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type Layout } from './layout/layout';
import { directionOf, neighbour } from './navigate';

/** The vertex that an event happened on. */
export function vertexAt(target: EventTarget): string | null {
  const element = target instanceof Element ? target.closest('[data-vertex]') : null;
  return element?.getAttribute('data-vertex') ?? null;
}

function focusVertex(svg: SVGSVGElement | null, id: string): void {
  for (const element of svg?.querySelectorAll<SVGGElement>('[data-vertex]') ?? []) {
    if (element.getAttribute('data-vertex') === id) {
      element.focus({ preventScroll: true });
      return;
    }
  }
}

/** The vertex that a key leads to from another one; null when the key is not about that, or at the border. */
function goal(key: string, layout: Layout, id: string): string | null {
  if (key === 'Home' || key === 'End') {
    return layout.order.at(key === 'Home' ? 0 : -1) ?? null;
  }
  const direction = directionOf(key);
  return direction === null ? null : neighbour(layout, id, direction);
}

/**
 * The Tab key leads to one vertex, arrows, Home and End from there to the others. `focus` leads to one by another way, which
 * brings it into sight itself: `isQuiet` tells that, once.
 *
 * @param reveal brings a vertex into sight, and with that onto the page, before it is focused
 */
export function useRovingFocus(svg: RefObject<SVGSVGElement>, layout: Layout, reveal: (id: string) => void) {
  const [last, setLast] = useState<string | null>(null);
  const tabbable = last !== null && layout.places.has(last) ? last : (layout.order[0] ?? null);
  const wanted = useRef<string | null>(null);
  const quiet = useRef<string | null>(null);
  // A vertex out of sight is drawn as soon as it is the one that Tab leads to, so it is there by now.
  useLayoutEffect(() => {
    if (wanted.current !== null && wanted.current === tabbable) {
      focusVertex(svg.current, wanted.current);
      wanted.current = null;
    }
  }, [svg, tabbable]);
  const move = useCallback(
    (event: KeyboardEvent): boolean => {
      const from = vertexAt(event.target);
      const to = from === null ? null : goal(event.key, layout, from);
      if (to === null) {
        return false;
      }
      reveal(to);
      wanted.current = to;
      setLast(to);
      return true;
    },
    [layout, reveal]
  );
  const focus = useCallback(
    (id: string) => {
      quiet.current = id;
      wanted.current = id;
      setLast(id);
      if (id === tabbable) {
        wanted.current = null;
        focusVertex(svg.current, id);
      }
    },
    [svg, tabbable]
  );
  const isQuiet = useCallback((id: string): boolean => {
    const is = quiet.current === id;
    quiet.current = null;
    return is;
  }, []);
  return { tabbable, move, focus, isQuiet, land: setLast };
}
