import { type Clock } from '../flink/pressure/watch';

/** The browser's clock. */
export const browserClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const cancel = () => {
        clearTimeout(timer);
        reject(new DOMException('The wait was cancelled.', 'AbortError'));
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', cancel);
        resolve();
      }, ms);
      if (signal.aborted) {
        cancel();
      }
      signal.addEventListener('abort', cancel, { once: true });
    }),
};
