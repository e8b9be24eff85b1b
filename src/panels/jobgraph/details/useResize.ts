import { t } from '@grafana/i18n';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type Size } from '../layout/geometry';
import { limitsOf, type Place, within } from './place';

/** Pixels an arrow key moves the border. */
const keyStep = 24;

const towardsPicture: Readonly<Record<string, number>> = { ArrowLeft: 1, ArrowUp: 1, ArrowRight: -1, ArrowDown: -1 };

/** The width or height of the side panel, and the border that changes it by pointer and keys. */
export function useResize(place: Place, room: Size) {
  const axis = place === 'right' ? 'right' : 'bottom';
  const limits = limitsOf(axis, room);
  const [chosen, choose] = useState<Partial<Record<Place, number>>>({});
  const extent = within(chosen[axis] ?? limits.usual, limits);
  const start = useRef<{ at: number; extent: number } | null>(null);
  const set = (next: number) => choose((before) => ({ ...before, [axis]: within(next, limits) }));
  const along = ({ clientX, clientY }: PointerEvent) => (axis === 'right' ? clientX : clientY);
  const separator = {
    role: 'separator',
    tabIndex: 0,
    'aria-label': t('details.resize', 'Size of the details'),
    'aria-orientation': axis === 'right' ? ('vertical' as const) : ('horizontal' as const),
    'aria-valuenow': extent,
    'aria-valuemin': limits.smallest,
    'aria-valuemax': limits.largest,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { at: along(event), extent };
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current !== null) {
        set(start.current.extent + start.current.at - along(event));
      }
    },
    onPointerUp: () => {
      start.current = null;
    },
    onPointerCancel: () => {
      start.current = null;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const direction = Object.hasOwn(towardsPicture, event.key) ? (towardsPicture[event.key] ?? 0) : 0;
      if (direction !== 0) {
        event.preventDefault();
        set(extent + direction * keyStep);
      }
    },
  };
  return { extent, separator };
}
