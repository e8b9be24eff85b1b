import { DataHoverClearEvent, DataHoverEvent, type EventBus } from '@grafana/data';
import { useEffect, useState } from 'react';

const timeIn = (point: unknown): number | null => {
  const time: unknown = typeof point === 'object' && point !== null ? Reflect.get(point, 'time') : null;
  return typeof time === 'number' && Number.isFinite(time) ? time : null;
};

/** The time that another panel points at, epoch ms; null = none. */
export function useSharedCursor(eventBus: EventBus): number | null {
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const hover = eventBus.getStream(DataHoverEvent).subscribe((event) => {
      // What this panel has said itself comes back to it.
      setAt(event.origin === eventBus ? null : timeIn(event.payload.point));
    });
    const clear = eventBus.getStream(DataHoverClearEvent).subscribe(() => setAt(null));
    return () => {
      hover.unsubscribe();
      clear.unsubscribe();
    };
  }, [eventBus]);
  return at;
}

export function publishCursor(eventBus: EventBus, at: number | null): void {
  eventBus.publish(at === null ? new DataHoverClearEvent() : new DataHoverEvent({ point: { time: at } }));
}
