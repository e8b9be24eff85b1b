import { useCallback, useLayoutEffect, useRef } from 'react';

const canFocus = (element: Element | null): element is HTMLElement | SVGElement =>
  (element instanceof HTMLElement || element instanceof SVGElement) && element !== document.body;

/**
 * Brings those who use the keyboard into a panel when it opens, and back to where they were when it closes. A pointer leaves
 * the focus where it is.
 *
 * @param subject what the panel is about: the focus moves again when that changes
 */
export function useHeldFocus(subject: string) {
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLElement | SVGElement | null>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isInside = panel.current?.contains(activeElement) ?? false;
    if (!isInside && canFocus(activeElement)) {
      opener.current = activeElement;
    }
    if (isInside || activeElement?.matches(':focus-visible')) {
      heading.current?.focus();
    }
  }, [subject]);
  const release = useCallback(() => {
    const isHere = panel.current?.contains(document.activeElement) ?? false;
    if (isHere && opener.current?.isConnected) {
      opener.current.focus();
    }
  }, []);
  return { panel, heading, release };
}
