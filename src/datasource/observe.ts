import { Observable } from 'rxjs';

/** Work that can be aborted, as an Observable of one value: unsubscribing aborts it. */
export const observe = <T>(work: (signal: AbortSignal) => Promise<T>): Observable<T> =>
  observeSteps(async function* (signal) {
    yield await work(signal);
  });

/** The values of an async generator as an Observable: unsubscribing aborts the signal and ends the generator. */
export function observeSteps<T>(steps: (signal: AbortSignal) => AsyncGenerator<T>): Observable<T> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    const pull = async () => {
      for await (const value of steps(controller.signal)) {
        if (controller.signal.aborted) {
          return;
        }
        subscriber.next(value);
      }
      subscriber.complete();
    };
    pull().catch((error: unknown) => subscriber.error(error));
    return () => controller.abort();
  });
}
