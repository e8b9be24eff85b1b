import { type MouseEvent, type PointerEvent, useState } from 'react';
import { type Range } from '../history/summary';
import { type Crosshair } from './useCrosshair';
import { type Bar, barAt, type Picture } from './picture';

export interface Hovered {
  key: string;
  /** Pixels of the window. */
  at: { x: number; y: number };
}

interface Parts {
  picture: Picture;
  crosshair: Crosshair;
  onSelect(bar: Bar): void;
  onZoom(range: Range): void;
}

/** Less is a click with an unsteady hand. */
const dragPixels = 5;

const within = ({ currentTarget, clientX }: MouseEvent) => clientX - currentTarget.getBoundingClientRect().left;

/** Points, clicks, and drags over a span of time to see it alone. */
export function usePointer({ picture, crosshair, onSelect, onZoom }: Parts) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [time, setTime] = useState<number | null>(null);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const isDragging = drag !== null && Math.abs(drag[1] - drag[0]) > dragPixels;
  const clear = () => {
    setHovered(null);
    setTime(null);
    setDrag(null);
    crosshair.tell(null);
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
      const bar = barAt(picture, x);
      const moment = picture.x.invert(x);
      setTime(moment);
      crosshair.tell(moment);
      setHovered(bar === null ? null : { key: bar.checkpoint.key, at: { x: event.clientX, y: event.clientY } });
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
