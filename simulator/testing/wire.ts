import { FlinkError, messageOf } from '../../src/flink/errors';
import { type Clock } from '../../src/flink/pressure/watch';
import { type Transport } from '../../src/flink/transport';
import { type Visitor } from './visitor';

/** A request takes so long: there, and back. */
const travelMs = 2;

/** The wire to a simulated Flink. */
export interface Wire extends Transport {
  /** Every request so far, path with its query, in order. */
  readonly requests: string[];
  isDown: boolean;
  /** Answers instead of the simulator what is not undefined; may throw. */
  instead: (path: string) => unknown;
}

/** What our client needs to be a visitor; the clock jumps when it waits. */
export function wireOf(visitor: Visitor): { wire: Wire; clock: Clock } {
  const requests: string[] = [];
  const wire: Wire = {
    requests,
    isDown: false,
    instead: () => undefined,
    text: () => Promise.reject(new Error('Nobody reads texts here')),
    get: async (path, params = {}) => {
      await Promise.resolve();
      const query = decodeURIComponent(new URLSearchParams(params).toString());
      const asked = query === '' ? path : `${path}?${query}`;
      requests.push(asked);
      visitor.pass(travelMs);
      const { status, body } = visitor.request('GET', asked);
      visitor.pass(travelMs);
      if (wire.isDown) {
        throw new FlinkError({ kind: 'unreachable', detail: '' });
      }
      const other = wire.instead(asked);
      if (other !== undefined) {
        return other;
      }
      if (status !== 200) {
        const detail = messageOf(body);
        throw new FlinkError(
          status === 404 ? { kind: 'notFound', path, detail } : { kind: 'badAnswer', path, status, detail }
        );
      }
      return body;
    },
  };
  const clock = {
    now: () => visitor.now,
    sleep: async (ms: number) => {
      await Promise.resolve();
      visitor.pass(ms);
    },
  };
  return { wire, clock };
}
