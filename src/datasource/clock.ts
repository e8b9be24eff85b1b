import { type Clock } from '../flink/pressure/watch';

const cancelled = () => new DOMException('The wait was cancelled.', 'AbortError');

/** Resolves when somebody can see the page: what nobody looks at needs no requests. */
function visible(signal: AbortSignal): Promise<void> {
  if (!document.hidden) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const end = () => {
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', cancel);
    };
    const cancel = () => {
      end();
      reject(cancelled());
    };
    const look = () => {
      if (!document.hidden) {
        end();
        resolve();
      }
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', cancel, { once: true });
  });
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    }, ms);
    if (signal.aborted) {
      cancel();
    }
    signal.addEventListener('abort', cancel, { once: true });
  });
}

/** The browser's clock. In a hidden tab a sleep lasts until somebody looks again. */
export const browserClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, signal);
    await visible(signal);
  },
};
