import { useSyncExternalStore } from 'react';

const stepMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all ages on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), stepMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

const currentSecond = () => Math.floor(Date.now() / stepMs) * stepMs;

/** The time in whole seconds, epoch ms. For leaves of the drawing only: each of them is drawn again every second. */
export const useNow = (): number => useSyncExternalStore(subscribe, currentSecond);
