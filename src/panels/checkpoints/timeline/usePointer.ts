import { type EventBus } from '@grafana/data';
import { type MouseEvent, type PointerEvent, useState } from 'react';
import { publishCursor } from '../../shared/useSharedCursor';
import { type Range } from '../history/summary';
import { type Bar, type Mark, type Picture } from './picture';
import { barAt, markAt } from './pointedAt';

/** Pixels of the window. */
export interface Place {
  x: number;
  y: number;
}

/** What the pointer is at: a checkpoint, a mark, or both. */
export interface Hovered {
  bar: Bar | null;
  mark: Mark | null;
  at: Place;
}

interface Parts {
  picture: Picture;
  eventBus: EventBus;
  onSelect(bar: Bar): void;
  onZoom(range: Range): void;
}

/** Less is a click with an unsteady hand. */
const dragPixels = 5;

const within = ({ currentTarget, clientX }: MouseEvent) => clientX - currentTarget.getBoundingClientRect().left;

/** Points, clicks, and drags over a span of time to see it alone. */
export function usePointer({ picture, eventBus, onSelect, onZoom }: Parts) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [time, setTime] = useState<number | null>(null);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const isDragging = drag !== null && Math.abs(drag[1] - drag[0]) > dragPixels;
  const clear = () => {
    setHovered(null);
    setTime(null);
    setDrag(null);
    publishCursor(eventBus, null);
  };
  const end = (event: PointerEvent) => {
    const bar = barAt(picture, within(event));
    if (isDragging) {
      const [from = 0, to = 0] = drag.map((x) => Math.round(picture.x.invert(x))).sort((left, right) => left - right);
      onZoom({ from, to });
    } else if (drag !== null && bar !== null) {
      onSelect(bar);
    }
    setDrag(null);
  };
  const handlers = {
    onPointerMove: (event: PointerEvent) => {
      const x = within(event);
      const [bar, mark] = [barAt(picture, x), markAt(picture, x)];
      const moment = picture.x.invert(x);
      setTime(moment);
      publishCursor(eventBus, moment);
      setHovered(bar === null && mark === null ? null : { bar, mark, at: { x: event.clientX, y: event.clientY } });
      setDrag((before) => (before === null ? null : [before[0], x]));
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) {
        const x = within(event);
        setDrag([x, x]);
      }
    },
    onPointerUp: end,
    onPointerLeave: clear,
  };
  return { hovered: isDragging ? null : hovered, time, drag: isDragging ? drag : null, handlers };
}
