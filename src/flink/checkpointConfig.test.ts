import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodedAt, recordings } from '../testing/recording';
import { decodeCheckpointConfig, getCheckpointConfig } from './checkpointConfig';

const endpoint = '/jobs/:id/checkpoints/config';

describe.each(recordings)('the configuration of checkpoints of $title', ({ recording, version }) => {
  const configs = decodedAt(recording, endpoint, decodeCheckpointConfig).map(({ value }) => value);

  test('is whole', () => {
    expect(configs.length).toBeGreaterThan(0);
    for (const { intervalMs, ...config } of configs) {
      expect(Object.entries(config).filter(([, value]) => value === null)).toEqual([]);
      expect(config).toMatchObject({ minPauseMs: 0, maxConcurrent: 1, isUnaligned: false, isKeptOnCancel: false });
      // Flink 1.16 answers for batch jobs, too.
      expect(intervalMs).toBe(version === '1.16.3' && config.mode === 'at_least_once' ? null : 5_000);
    }
  });
});

const of = (answer: object) => decodeCheckpointConfig(answer);

test.each<[string, object, object]>([
  ['Long.MAX', { interval: 9223372036854775807 }, { intervalMs: null }],
  ['Long.MAX as a text', { interval: '9223372036854775807' }, { intervalMs: null }],
  ['not set', { interval: -1, tolerable_failed_checkpoints: -1 }, { intervalMs: null, tolerableFailures: null }],
  ['once in a month', { interval: 2_592_000_000 }, { intervalMs: 2_592_000_000 }],
  ['upper case', { mode: 'EXACTLY_ONCE' }, { mode: 'exactly_once' }],
  ['kept', { externalization: { enabled: true, delete_on_cancellation: false } }, { isKeptOnCancel: true }],
  ['deleted', { externalization: { enabled: true, delete_on_cancellation: true } }, { isKeptOnCancel: false }],
  ['never stored outside', { externalization: { enabled: false } }, { isKeptOnCancel: false }],
  ['nothing at all', {}, { isKeptOnCancel: null, isUnaligned: null, stateBackend: null, timeoutMs: null }],
])('%s', (_, answer, expected) => {
  expect(of(answer)).toMatchObject(expected);
});

test('an answer that is none', () => {
  expect(failureFrom(() => decodeCheckpointConfig('<html>'))).toEqual(unexpected(endpoint, '(the whole answer)'));
});

test('a job that cannot take any', async () => {
  const id = '1'.repeat(32);
  const path = `/jobs/${id}/checkpoints/config`;
  const transport = fakeTransport();
  transport.fail(path, { kind: 'notFound', path, detail: `Checkpointing is not enabled for this job (${id}).` });
  await expect(getCheckpointConfig(transport, id)).rejects.toMatchObject({ failure: { kind: 'noCheckpoints' } });
});
