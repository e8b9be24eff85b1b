import { DataHoverClearEvent, DataHoverEvent, type EventBus } from '@grafana/data';
import { useCallback, useEffect, useMemo, useState } from 'react';

export interface Crosshair {
  /** Of another panel, epoch ms. */
  elsewhere: number | null;
  /** Tells the other panels. Null: the pointer has left. */
  tell(time: number | null): void;
}

/** The dashboard's shared crosshair. */
export function useCrosshair(eventBus: EventBus): Crosshair {
  const [elsewhere, setElsewhere] = useState<number | null>(null);
  useEffect(() => {
    const subscriptions = [
      eventBus.getStream(DataHoverEvent).subscribe(({ origin, payload }) => {
        const time: unknown = payload.point.time;
        if (origin !== eventBus) {
          setElsewhere(typeof time === 'number' ? time : null);
        }
      }),
      eventBus.getStream(DataHoverClearEvent).subscribe(({ origin }) => {
        if (origin !== eventBus) {
          setElsewhere(null);
        }
      }),
    ];
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }, [eventBus]);
  const tell = useCallback(
    (time: number | null) => {
      const event = time === null ? new DataHoverClearEvent() : new DataHoverEvent({ point: { time } });
      eventBus.publish(event);
    },
    [eventBus]
  );
  return useMemo(() => ({ elsewhere, tell }), [elsewhere, tell]);
}
