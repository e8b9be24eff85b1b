import { fakeTransport } from '../testing/fakeTransport';
import { testDataSource } from '../testing/datasource';
import { type Failure } from '../flink/errors';
import { durationOf } from './health';

const config = { 'flink-version': '2.3.0', features: { 'web-history': false } };
const jobs = {
  jobs: [
    { jid: '1', name: 'a', state: 'RUNNING' },
    { jid: '2', name: 'b', state: 'FAILED' },
  ],
};
const gate: Failure = { kind: 'gate', path: '/__guard__' };

function flink(probe: Failure | null = gate) {
  const transport = fakeTransport({ '/config': config, '/jobs/overview': jobs, '/__guard__': {} });
  // As for everybody who is no editor: the other tests are theirs.
  transport.fail('/jobmanager/config', { kind: 'permission', detail: '' });
  if (probe !== null) {
    transport.fail('/__guard__', probe);
  }
  return transport;
}

it('tells version, jobs and that the gate is active', async () => {
  await expect(testDataSource(flink()).testDatasource()).resolves.toEqual({
    status: 'success',
    message: 'Flink 2.3.0. 1 of 2 jobs run. The read-only gate is active.',
  });
});

it.each<[string, Failure | null]>([
  ['Flink itself answers the probe', { kind: 'notFound', path: '/__guard__', detail: 'Unable to load requested file' }],
  ['anything else answers it', null],
])('is an error when %s: then anybody could change Flink', async (_why, probe) => {
  const { status, message } = await testDataSource(flink(probe)).testDatasource();
  expect(status).toBe('error');
  expect(message).toMatch(/gate is NOT active.*12\.3\.2/);
});

it('knows a History Server', async () => {
  const transport = flink();
  transport.answer('/config', { ...config, features: { 'web-history': true } });
  expect((await testDataSource(transport).testDatasource()).message).toBe(
    'Flink 2.3.0 History Server. 2 jobs that have ended; no metrics, logs or TaskManagers. The read-only gate is active.'
  );
});

it.each<[Failure, RegExp]>([
  [{ kind: 'unreachable', detail: '' }, /cannot reach Flink\. Check that the JobManager runs/],
  [{ kind: 'auth' }, /refused the credentials/],
  [
    { kind: 'badAnswer', path: '/config', status: 200, detail: 'HTML' },
    /\/config is not one of Flink \(status 200\) \(HTML\)/,
  ],
  [{ kind: 'starting' }, /starting up or electing a leader/],
])('says what is wrong: %j', async (failure, sentence) => {
  const transport = flink();
  transport.fail('/config', failure);
  const { status, message } = await testDataSource(transport).testDatasource();
  expect(status).toBe('error');
  expect(message).toMatch(sentence);
});

it('names endpoint and field of an answer that lacks something', async () => {
  const transport = flink();
  transport.answer('/config', { features: {} });
  expect((await testDataSource(transport).testDatasource()).message).toMatch(/for \/config lacks flink-version/);
});

describe('options of the cluster, for those who may read them', () => {
  it.each<[Record<string, string>, string]>([
    [{}, 'Metrics every 10 s, latency markers off, flame graphs off.'],
    [
      {
        'metrics.fetcher.update-interval': '2500',
        'metrics.latency.interval': '1 s',
        'rest.flamegraph.enabled': 'true',
      },
      'Metrics every 2.5 s, latency markers on, flame graphs on.',
    ],
    [
      {
        'metrics.fetcher.update-interval': '0 ms',
        'metrics.latency.interval': '0',
        'rest.flamegraph.enabled': 'false',
      },
      'Metrics off, latency markers off, flame graphs off.',
    ],
  ])('%j: %s', async (options, sentence) => {
    const transport = flink();
    transport.answer(
      '/jobmanager/config',
      Object.entries(options).map(([key, value]) => ({ key, value }))
    );
    const { status, message } = await testDataSource(transport).testDatasource();
    expect(status).toBe('success');
    expect(message).toBe(`Flink 2.3.0. 1 of 2 jobs run. The read-only gate is active. ${sentence}`);
  });

  it('are not asked of a History Server', async () => {
    const transport = flink();
    transport.answer('/config', { ...config, features: { 'web-history': true } });
    await testDataSource(transport).testDatasource();
    expect(transport.requests).not.toContain('/jobmanager/config');
  });

  it.each<[string, number | null]>([
    ['10000', 10_000],
    ['10 s', 10_000],
    ['10s', 10_000],
    ['1 min', 60_000],
    ['250 ms', 250],
    ['0', 0],
    ['PT10S', null],
    ['', null],
    ['soon', null],
  ])('%j lasts %p ms', (text, ms) => {
    expect(durationOf(text)).toBe(ms);
  });
});
