import {
  fromEvent,
  lastValueFrom,
  type Observable,
  ReplaySubject,
  share,
  switchMap,
  takeUntil,
  tap,
  throwError,
  timer,
} from 'rxjs';

/** How long an answer serves those who ask a little later, such as the other panels of the same refresh. */
export const freshMs = 800;

const aborted = () => new DOMException('The request was cancelled.', 'AbortError');

/**
 * Equal GETs at the same time are one request, and its answer is kept for a moment. The request is cut when its last
 * reader has left; a reader that leaves gets an AbortError. `url` with its query is the key.
 */
export function sharedGet<T>(get: (url: string) => Observable<T>) {
  const answers = new Map<string, Observable<T>>();
  const forget = (url: string) => tap<number>({ finalize: () => answers.delete(url) });
  const start = (url: string): Observable<T> => {
    const answer = get(url).pipe(
      share({
        connector: () => new ReplaySubject(1),
        resetOnComplete: () => timer(freshMs).pipe(forget(url)),
        resetOnError: true,
        resetOnRefCountZero: true,
      })
    );
    answers.set(url, answer);
    return answer;
  };
  return async (url: string, signal?: AbortSignal): Promise<T> => {
    const answer = answers.get(url) ?? start(url);
    if (signal === undefined) {
      return lastValueFrom(answer);
    }
    if (signal.aborted) {
      throw aborted();
    }
    const cut = fromEvent(signal, 'abort').pipe(switchMap(() => throwError(aborted)));
    return lastValueFrom(answer.pipe(takeUntil(cut)));
  };
}
