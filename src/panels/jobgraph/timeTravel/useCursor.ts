import { DataHoverClearEvent, DataHoverEvent, type EventBus } from '@grafana/data';
import { useEffect, useRef, useState } from 'react';
import { asyncScheduler, filter, map, merge, throttleTime } from 'rxjs';

/** Pointers move faster than anyone looks. */
const throttleMs = 50;

function timeOf(payload: DataHoverEvent['payload']): number | null {
  const time: unknown = payload.point['time'];
  return typeof time === 'number' && Number.isFinite(time) ? time : null;
}

/**
 * The moment that the reader points at in another panel of the dashboard, epoch ms; null while there is none. Panels that
 * share the crosshair are shown where this one stands.
 * @param at where this panel stands; null = live
 */
export function useCursor(eventBus: EventBus, at: number | null): number | null {
  const [pointed, setPointed] = useState<number | null>(null);
  const isShown = useRef(false);

  useEffect(() => {
    const isForeign = (event: { origin?: EventBus }) => event.origin !== eventBus;
    const hovered = eventBus.getStream(DataHoverEvent).pipe(
      filter((event) => isForeign(event) && !own.has(event.payload)),
      map(({ payload }) => timeOf(payload))
    );
    const left = eventBus.getStream(DataHoverClearEvent).pipe(
      filter((event) => isForeign(event)),
      map(() => null)
    );
    const moments = merge(hovered, left).pipe(
      throttleTime(throttleMs, asyncScheduler, { leading: true, trailing: true })
    );
    const subscription = moments.subscribe(setPointed);
    return () => subscription.unsubscribe();
  }, [eventBus]);

  useEffect(() => {
    if (at !== null) {
      const payload = { point: { time: at } };
      own.add(payload);
      eventBus.publish(new DataHoverEvent(payload));
      isShown.current = true;
    } else if (isShown.current) {
      eventBus.publish(new DataHoverClearEvent());
      isShown.current = false;
    }
  }, [eventBus, at]);

  return pointed;
}

/** Payloads of this panel's own events: a bus without scopes does not say where an event comes from. */
const own = new WeakSet<object>();
