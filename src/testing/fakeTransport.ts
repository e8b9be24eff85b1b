import { FlinkError, type Failure } from '../flink/errors';
import { type Transport } from '../flink/transport';

export interface FakeTransport extends Transport {
  /** Every request so far, path with its query, in order. */
  readonly requests: string[];
  answer(path: string, body: unknown): void;
  fail(path: string, failure: Failure): void;
}

/** Answers the given paths (with or without their query) and throws on any other: no request goes unnoticed. */
export function fakeTransport(answers: Readonly<Record<string, unknown>> = {}): FakeTransport {
  const known = new Map<string, unknown>(Object.entries(answers));
  const failures = new Map<string, Failure>();
  const requests: string[] = [];
  const get: Transport['get'] = (path, params = {}, signal) => {
    const query = new URLSearchParams(params).toString();
    const whole = query === '' ? path : `${path}?${decodeURIComponent(query)}`;
    requests.push(whole);
    if (signal?.aborted === true) {
      return Promise.reject(new DOMException('cancelled', 'AbortError'));
    }
    const key = [whole, path].find((candidate) => known.has(candidate) || failures.has(candidate));
    const failure = key === undefined ? undefined : failures.get(key);
    if (failure !== undefined) {
      return Promise.reject(new FlinkError(failure));
    }
    return key === undefined
      ? Promise.reject(new Error(`No answer is prepared for ${whole}`))
      : Promise.resolve(known.get(key));
  };
  return {
    requests,
    get,
    text: async (path, signal) => String(await get(path, {}, signal)),
    answer: (path, body) => {
      failures.delete(path);
      known.set(path, body);
    },
    fail: (path, failure) => failures.set(path, failure),
  };
}
