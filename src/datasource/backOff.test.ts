import { failureOf } from '../flink/errors';
import { fakeTransport } from '../testing/fakeTransport';
import { withBackOff } from './backOff';

let now = 0;

function overloadedFlink(kind: 'starting' | 'timeout' | 'unreachable' = 'starting') {
  now = 0;
  const flink = fakeTransport({ '/overview': { ok: true } });
  const down = () => flink.fail('/overview', kind === 'unreachable' ? { kind, detail: '' } : { kind });
  const up = () => flink.answer('/overview', { ok: true });
  const transport = withBackOff(flink, () => now);
  const ask = () => transport.get('/overview').catch((thrown: unknown) => failureOf(thrown).kind);
  return { flink, down, up, ask };
}

/** How many of the given requests, one at each time, really go out. */
async function sentAt(times: readonly number[], kind: 'starting' | 'timeout' | 'unreachable') {
  const { flink, down, ask } = overloadedFlink(kind);
  down();
  for (const time of times) {
    now = time;
    expect(await ask()).toBe(kind);
  }
  return flink.requests.length;
}

it.each([
  ['starting', [0, 500, 1_999], 1],
  ['timeout', [0, 2_000, 3_000, 5_999], 2],
  ['starting', [0, 2_000, 6_000, 14_000, 20_000, 28_999], 4],
  ['starting', [0, 2_000, 6_000, 14_000, 29_000, 44_000], 6],
  ['unreachable', [0, 1, 2], 3],
] as const)('%s: of requests at %j ms %i go out', async (kind, times, sent) => {
  expect(await sentAt(times, kind)).toBe(sent);
});

it('lets everything through again after one answer', async () => {
  const { flink, down, up, ask } = overloadedFlink();
  down();
  await ask();
  up();
  now = 1_000;
  expect(await ask()).toBe('starting');
  now = 2_000;
  expect(await ask()).toEqual({ ok: true });
  expect(await ask()).toEqual({ ok: true });
  expect(flink.requests).toHaveLength(3);
});

it('sends one request to see whether Flink is back, not those of all panels', async () => {
  const { flink, down, up, ask } = overloadedFlink();
  down();
  await ask();
  up();
  now = 2_000;
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ ok: true }, 'starting', 'starting']);
  expect(flink.requests).toHaveLength(2);
});

it('counts requests that were on their way together once', async () => {
  const { flink, down, ask } = overloadedFlink();
  down();
  await Promise.all([ask(), ask(), ask()]);
  now = 2_000;
  await ask();
  expect(flink.requests).toHaveLength(4);
});
