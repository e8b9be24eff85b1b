import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom } from '../testing/failureFrom';
import { decodedAt, recordings } from '../testing/recording';
import { getMetricAggregates, getMetricNames, getMetricValues, type MetricPlace, requestsOf } from './metricPlaces';
import { type Aggregate, decodeMetricNames, decodeMetricValues, metricValue } from './metrics';

const job = '1'.repeat(32);
const vertex = 'a'.repeat(32);
const none = { min: null, max: null, avg: null, sum: null, skew: null };

describe.each(recordings)('metrics of $title', ({ scenario, recording }) => {
  test.each(['/jobs/:id/metrics', '/jobs/:id/vertices/:vid/subtasks/metrics'])(
    '%s lists each name once',
    (endpoint) => {
      const lists = decodedAt(recording, endpoint, (body) => decodeMetricNames(body, endpoint)).map(
        ({ value }) => value
      );
      // A wide job is recorded without the lists of its vertices.
      const isRecorded = lists.length > 0 || scenario === 'wide';
      expect(isRecorded && lists.every((names) => names.length === 0 || names.length > 20)).toBe(true);
      expect(lists.filter((names) => new Set(names).size < names.length)).toEqual([]);
    }
  );

  test('of a job are numbers, but for the path of the last checkpoint; -1 is none yet', () => {
    const answers = decodedAt(recording, '/jobs/:id/metrics?get', (body) => decodeMetricValues(body, 'jobs'));
    const values = answers.flatMap(({ value }) => [...value]);
    expect(values.length).toBeGreaterThan(10);
    const texts = values.filter(([, { text }]) => text !== null && text !== '-1');
    expect(texts.map(([name]) => name).filter((name) => name !== 'lastCheckpointExternalPath')).toEqual([]);
    expect(values.filter(([name, { number }]) => name.startsWith('lastCheckpoint') && number === -1)).toEqual([]);
  });
});

test.each<[string, unknown, number | null, string | null]>([
  ['a', '1000.0', 1_000, null],
  ['a', 7, 7, null],
  ['a', '-1', -1, null],
  ['isBackPressured', 'false', 0, 'false'],
  ['isBackPressured', 'true', 1, 'true'],
  ['busyTimeMsPerSecond', 'NaN', null, 'NaN'],
  ['currentInputWatermark', '-9223372036854775808', null, '-9223372036854775808'],
  ['currentInputWatermark', '9223372036854775807', null, '9223372036854775807'],
  ['currentInputWatermark', -9.223372036854776e18, null, '-9223372036854776000'],
  ['currentInputWatermark', '1795263452759', 1_795_263_452_759, null],
  ['lastCheckpointDuration', '-1', null, '-1'],
  ['lastCheckpointExternalPath', 'file:/x', null, 'file:/x'],
  ['Status.JVM.Memory.NonHeap.Max', '-1', null, '-1'],
  ['a', '', null, ''],
  ['a', null, null, null],
  ['a', {}, null, null],
])('%s = %j is %p, written %p', (name, value, number, text) => {
  expect(metricValue(name, value)).toEqual({ number, text });
});

test.each<[MetricPlace, string]>([
  [{ kind: 'jobManager' }, '/jobmanager/metrics'],
  [{ kind: 'taskManager', id: '10.0.0.7:34567-64d0d8' }, '/taskmanagers/10.0.0.7%3A34567-64d0d8/metrics'],
  [{ kind: 'taskManagers' }, '/taskmanagers/metrics'],
  [{ kind: 'job', jobId: job }, `/jobs/${job}/metrics`],
  [{ kind: 'vertex', jobId: job, vertexId: vertex }, `/jobs/${job}/vertices/${vertex}/metrics`],
  [{ kind: 'subtask', jobId: job, vertexId: vertex, subtask: 3 }, `/jobs/${job}/vertices/${vertex}/subtasks/3/metrics`],
  [
    { kind: 'subtasks', jobId: job, vertexId: vertex, subtasks: '' },
    `/jobs/${job}/vertices/${vertex}/subtasks/metrics`,
  ],
])('%j is asked at %s', async (place, path) => {
  const transport = fakeTransport({
    [path]: [{ id: 'b' }, { id: 'a' }],
    [`${path}?get=a,b`]: [{ id: 'a', value: '1' }],
  });
  await expect(getMetricNames(transport, place)).resolves.toEqual(['a', 'b']);
  await expect(getMetricValues(transport, place, ['a', 'b'])).resolves.toEqual(
    new Map([['a', { number: 1, text: null }]])
  );
  expect(transport.requests).toHaveLength(2);
});

test('aggregates of some subtasks, without a word about which aggregates', async () => {
  const place: MetricPlace = { kind: 'subtasks', jobId: job, vertexId: vertex, subtasks: '0,2-4' };
  const asked = `/jobs/${job}/vertices/${vertex}/subtasks/metrics?get=a,currentInputWatermark,c&subtasks=0,2-4`;
  const transport = fakeTransport({
    [asked]: [
      { id: 'a', min: 1, max: 3, avg: 2, sum: 4, skew: 50 },
      { id: 'c', min: 'NaN', max: 'NaN', avg: 'NaN', sum: 'NaN', skew: 'NaN' },
      { id: 'currentInputWatermark', min: -9.223372036854776e18, max: 10, avg: -4e18, sum: -9e18 },
    ],
  });
  await expect(getMetricAggregates(transport, place, ['a', 'currentInputWatermark', 'c'])).resolves.toEqual(
    new Map<string, Aggregate>([
      ['a', { min: 1, max: 3, avg: 2, sum: 4, skew: 50 }],
      ['c', none],
      ['currentInputWatermark', { ...none, max: 10 }],
    ])
  );
});

test.each(['', '.', '..', '../jobs', 'a/b', 'a\\b', 'a\nb'])(
  'the TaskManager id %j is refused, nothing is sent',
  async (id) => {
    const transport = fakeTransport();
    await expect(getMetricNames(transport, { kind: 'taskManager', id })).rejects.toMatchObject({
      failure: { kind: 'invalid', what: 'TaskManager', value: id },
    });
    expect(transport.requests).toEqual([]);
  }
);

test.each<[string, MetricPlace]>([
  ['job', { kind: 'job', jobId: '..' }],
  ['vertex', { kind: 'vertex', jobId: job, vertexId: 'x' }],
])('a wrong %s id is refused', (what, place) => {
  expect(failureFrom(() => requestsOf(place, ['a']))).toMatchObject({ kind: 'invalid', what });
});

describe('names of many metrics', () => {
  const place: MetricPlace = { kind: 'subtasks', jobId: job, vertexId: vertex, subtasks: '0,2-4' };
  const lengths = async (names: readonly string[]) => {
    const sent: number[] = [];
    const transport = {
      text: () => Promise.reject(new Error()),
      get: (path: string, params = {}) => {
        sent.push(`${path}?${new URLSearchParams(params).toString()}`.length);
        return Promise.resolve([]);
      },
    };
    for (const request of requestsOf(place, names)) {
      await getMetricAggregates(transport, place, request);
    }
    return sent;
  };

  test('are split so that no request line is too long, however they are encoded', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `Source__orders[${index}].latenz + ä#$&/;=?@`);
    expect(requestsOf(place, names).flat()).toEqual(names);
    const sent = await lengths(names);
    expect(Math.max(...sent)).toBeLessThanOrEqual(3_500);
    // No request could have taken the first name of the next one.
    expect(Math.min(...sent.slice(0, -1))).toBeGreaterThan(3_350);
  });

  test('a single one that is too long is asked for alone', () => {
    const long = 'x'.repeat(5_000);
    expect(requestsOf(place, ['a', long, 'b'])).toEqual([['a'], [long], ['b']]);
    expect(requestsOf(place, [])).toEqual([]);
  });
});
