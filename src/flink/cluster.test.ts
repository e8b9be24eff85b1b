import { failureFrom, unexpected } from '../testing/failureFrom';
import { fakeTransport } from '../testing/fakeTransport';
import { decodedAt, isSince, recordings } from '../testing/recording';
import { decodeConfig, decodeOverview, getConfig, getOverview } from './cluster';
import { decodeJobs } from './jobs';

describe.each(recordings)('cluster of $title', ({ version, recording }) => {
  const config = decodedAt(recording, '/config', decodeConfig).map(({ value }) => value);
  const overview = decodedAt(recording, '/overview', decodeOverview).map(({ value }) => value);

  test('tells its version twice', () => {
    const [{ revision, ...others } = { revision: null }, ...more] = config;
    expect(others).toEqual({
      version,
      refreshIntervalMs: 3_000,
      isHistoryServer: false,
      timeZone: 'Coordinated Universal Time',
      timeZoneOffset: 0,
      // Before 1.18 Flink does not tell whether its UI can rescale.
      features: { submit: true, cancel: true, rescale: isSince(version, '1.18') ? false : null },
    });
    expect(revision).toMatch(/^[0-9a-f]{7} @ /);
    expect(more).toEqual([]);
    expect(overview.map((cluster) => cluster.version)).toEqual([version]);
    expect(recording.flinkVersion).toBe(version);
  });

  test('counts TaskManagers, slots and jobs', () => {
    const [jobs] = decodedAt(recording, '/jobs/overview', decodeJobs);
    const inState = (...states: string[]) => jobs?.value.filter(({ state }) => states.includes(state)).length;
    const [cluster] = overview;
    expect(cluster?.taskManagers).toBe(2);
    expect(cluster?.slotsAvailable).toBeLessThan(cluster?.slotsTotal ?? 0);
    expect(cluster?.jobsFinished).toBe(inState('FINISHED'));
    expect(cluster?.jobsRunning).toBe(inState('RUNNING', 'RESTARTING'));
    expect([cluster?.jobsCanceled, cluster?.jobsFailed]).toEqual([inState('CANCELED'), inState('FAILED')]);
  });
});

const overview = {
  'flink-version': '2.3.0',
  taskmanagers: 2,
  'slots-total': 16,
  'slots-available': 9,
  'jobs-running': 3,
  'jobs-finished': 1,
  'jobs-cancelled': 0,
  'jobs-failed': 0,
};

describe('answers that are not as expected', () => {
  test.each([...Object.keys(overview)])('an overview without %s names endpoint and field', (field) => {
    const broken = { ...overview, [field]: undefined };
    expect(failureFrom(() => decodeOverview(broken))).toEqual(unexpected('/overview', field));
  });

  test.each(['NaN', 'two', null, true, [2], {}])('%p is no number of TaskManagers', (taskmanagers) => {
    expect(failureFrom(() => decodeOverview({ ...overview, taskmanagers }))).toEqual(
      unexpected('/overview', 'taskmanagers')
    );
  });

  test('numbers may be floats or texts, unknown fields are ignored', () => {
    expect(decodeOverview({ ...overview, taskmanagers: '2.0', 'slots-free-and-blocked': {} })).toEqual(
      decodeOverview(overview)
    );
  });

  test.each([null, undefined, 'Flink', 7, [], [overview]])('%p is no answer', (answer) => {
    expect(failureFrom(() => decodeOverview(answer))).toEqual(unexpected('/overview', '(the whole answer)'));
    expect(failureFrom(() => decodeConfig(answer))).toEqual(unexpected('/config', '(the whole answer)'));
  });

  test('of a configuration only the version is needed', () => {
    expect(decodeConfig({ 'flink-version': '1.13.6' })).toEqual({
      version: '1.13.6',
      revision: null,
      refreshIntervalMs: null,
      isHistoryServer: false,
      timeZone: null,
      timeZoneOffset: null,
      features: { submit: null, cancel: null, rescale: null },
    });
    expect(failureFrom(() => decodeConfig({ 'flink-version': 1.13 }))).toEqual(unexpected('/config', 'flink-version'));
  });

  test.each([
    [{ 'web-history': true }, true],
    [{ 'web-history': 'true' }, false],
    [{}, false],
    [null, false],
    [[], false],
  ])('features %p make a History Server: %p', (features, isHistoryServer) => {
    expect(decodeConfig({ 'flink-version': '2.3.0', features }).isHistoryServer).toBe(isHistoryServer);
  });

  test('a version that only the prototype has is none', () => {
    const polluted: unknown = JSON.parse('{"__proto__": {"flink-version": "2.3.0"}}');
    expect(() => decodeConfig(polluted)).toThrow('unexpected at /config');
    expect({}).not.toHaveProperty('flink-version');
  });
});

test('requests', async () => {
  const transport = fakeTransport({ '/config': { 'flink-version': '2.3.0' }, '/overview': overview });
  await Promise.all([getConfig(transport), getOverview(transport)]);
  expect(transport.requests).toEqual(['/config', '/overview']);
});
