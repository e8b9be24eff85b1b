import { type Recording } from '../../simulator/recordings';
import { FlinkError, messageOf } from '../flink/errors';
import { type Transport } from '../flink/transport';

/** Path and query, with the parameters in one order and `get=` as a list in one order. */
function keyOf(pathAndQuery: string): string {
  const { pathname, searchParams } = new URL(pathAndQuery, 'http://flink');
  const parameters = [...searchParams].map(([name, value]) => `${name}=${value.split(',').sort().join(',')}`).sort();
  return [pathname, ...parameters].join('&');
}

/**
 * A Flink that answers as a recorded one did, with its status codes; of equal requests the last recorded answer counts.
 * What was never recorded is an error of the test. `requests` are those that were sent, in order.
 */
export function recordedTransport(recording: Recording): Transport & { readonly requests: string[] } {
  const answers = new Map(recording.answers.map((answer) => [keyOf(answer.path), answer]));
  const requests: string[] = [];
  const get: Transport['get'] = (path, params = {}) => {
    const query = decodeURIComponent(new URLSearchParams(params).toString());
    const asked = query === '' ? path : `${path}?${query}`;
    requests.push(asked);
    const answer = answers.get(keyOf(asked));
    if (answer === undefined) {
      return Promise.reject(new Error(`Nobody recorded ${asked}`));
    }
    const { status, body } = answer;
    if (status < 400) {
      return Promise.resolve(body);
    }
    const detail = messageOf(body);
    return Promise.reject(
      new FlinkError(status === 404 ? { kind: 'notFound', path, detail } : { kind: 'badAnswer', path, status, detail })
    );
  };
  return { requests, get, text: async (path) => String(await get(path)) };
}
