import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Point } from './layout/geometry';

/** A vertex that is pointed at, and where, in pixels of the window. */
export interface Pointed {
  id: string;
  at: Point;
}

export interface Tooltip {
  pointed: Pointed | null;
  /** @param at asked for when the tooltip comes: until then the drawing may move */
  show(id: string, at: () => Point): void;
  hide(): void;
}

const patience = 250;

/** Which vertex the tooltip speaks of. It comes after a moment's rest, at once when another one was open. */
export function useTooltip(): Tooltip {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isOpen = useRef(false);
  const hide = useCallback(() => {
    clearTimeout(timer.current);
    isOpen.current = false;
    setPointed(null);
  }, []);
  const show = useCallback((id: string, at: () => Point) => {
    const open = () => {
      isOpen.current = true;
      setPointed({ id, at: at() });
    };
    clearTimeout(timer.current);
    if (isOpen.current) {
      open();
    } else {
      timer.current = setTimeout(open, patience);
    }
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => ({ pointed, show, hide }), [pointed, show, hide]);
}
