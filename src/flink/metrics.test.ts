import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodedAt, recordings, standardRecordings } from '../testing/recording';
import { decodeJob } from './job';
import { isTerminal } from './jobs';
import { decodeAggregates, decodeMetrics, getJobMetrics, getSubtaskAggregates } from './metrics';

const aggregated = '/jobs/:id/vertices/:vid/subtasks/metrics';
const gauges = ['busyTimeMsPerSecond', 'backPressuredTimeMsPerSecond'];

describe.each(recordings)('metrics of $title', ({ recording }) => {
  const jobs = decodedAt(recording, '/jobs/:id', decodeJob).map(({ value }) => value);
  const jobOf = ({ ids }: { ids: string[] }) => jobs.find(({ id }) => id === ids[0]);
  const vertexOf = (answer: { ids: string[] }) => jobOf(answer)?.vertices.find(({ id }) => id === answer.ids[1]);
  const answers = decodedAt(recording, `${aggregated}?get&agg`, decodeAggregates);

  test('over subtasks are those that were asked for, or none', () => {
    expect(answers.length).toBeGreaterThan(0);
    const filled = answers.filter(({ value }) => value.size > 0);
    expect(filled.map(({ value }) => [...value.keys()].sort())).toEqual(filled.map(() => [...gauges].sort()));
    const ended = answers.filter((answer) => isTerminal(vertexOf(answer)?.state ?? ''));
    expect(ended.filter(({ value }) => value.size > 0)).toEqual([]);
  });

  test('have a mean between minimum and maximum, in ms a second', () => {
    const values = answers.flatMap(({ value }) => [...value.values()]);
    const wrong = values.filter(({ min, avg, max }) => {
      const isKnown = min !== null && avg !== null && max !== null;
      return isKnown ? !(0 <= min && min <= avg && avg <= max && max <= 1_000) : min !== null || max !== null;
    });
    expect(wrong).toEqual([]);
    expect(values.filter(({ sum, skew }) => sum !== null || skew !== null)).toEqual([]);
  });

  test('do not know the busy time of datagen sources', () => {
    for (const answer of answers.filter(({ value }) => value.size > 0)) {
      const isSource = vertexOf(answer)?.name.startsWith('Source: ');
      expect(answer.value.get('busyTimeMsPerSecond')?.max === null).toBe(isSource);
      expect(answer.value.get('backPressuredTimeMsPerSecond')?.max).not.toBeNull();
    }
  });

  test('of jobs: restarts are counted in the flaky job only', () => {
    const perJob = decodedAt(recording, '/jobs/:id/metrics?get', (body) => decodeMetrics(body, '/jobs/:id/metrics'));
    const restarts = perJob.filter(({ value }) => value.has('numRestarts'));
    expect(restarts.length).toBeGreaterThan(0);
    for (const answer of restarts) {
      const isFlaky = jobOf(answer)?.name === 'flaky-enrichment';
      expect((answer.value.get('numRestarts') ?? -1) > 0).toBe(isFlaky);
    }
    expect(perJob.filter((answer) => jobOf(answer)?.state === 'FINISHED' && answer.value.size > 0)).toEqual([]);
  });

  test('lists of names have no values', () => {
    const names = decodedAt(recording, '/jobs/:id/metrics', (body) => decodeMetrics(body, '/jobs/:id/metrics'));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter(({ value }) => value.size > 0)).toEqual([]);
  });
});

test.each(standardRecordings)('latencies of $title are times in ms', ({ version, recording }) => {
  const ofJobs = decodedAt(recording, '/jobs/:id/metrics?get', (body) => decodeMetrics(body, 'jobs'));
  const ofVertices = decodedAt(recording, `${aggregated}?get`, decodeAggregates);
  const isLatency = ([name]: readonly [string, unknown]) => name.startsWith('latency.');
  const atJobs = ofJobs.flatMap(({ value }) => [...value].filter(isLatency).map(([, latency]) => latency));
  const atVertices = ofVertices.flatMap(({ value }) => [...value].filter(isLatency).map(([, { max }]) => max));
  const isOld = version.startsWith('1.16') || version.startsWith('1.18');
  expect([atJobs.length > 0, atVertices.length > 0]).toEqual([isOld, !isOld]);
  expect([...atJobs, ...atVertices].filter((value) => value === null || value < 0)).toEqual([]);
});

describe('metrics that are not as expected', () => {
  test.each([
    ['(the whole answer)', {}],
    ['(the whole answer)', null],
    ['(the whole answer)', 'a'],
    ['[1]', [{ id: 'a', value: '1', max: 1 }, 'b']],
    ['[0].id', [{ value: '1' }]],
    ['[0].id', [{ id: 7, value: '1' }]],
  ])('name %s', (field, answer) => {
    expect(failureFrom(() => decodeAggregates(answer))).toEqual(unexpected(aggregated, field));
    expect(failureFrom(() => decodeMetrics(answer, '/x'))).toEqual(unexpected('/x', field));
  });

  test.each([
    ['1000.0', 1_000],
    ['-1', -1],
    ['0', 0],
    [7, 7],
    ['-9223372036854775808', -9_223_372_036_854_775_808],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['false', undefined],
    ['', undefined],
    [' ', undefined],
    ['file:/flink/checkpoints', undefined],
    [null, undefined],
    [{}, undefined],
  ])('the value %j is %p', (value, expected) => {
    expect(decodeMetrics([{ id: 'a', value }], '/x').get('a')).toBe(expected);
  });

  test('odd names harm nobody', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''];
    const metrics = decodeMetrics(
      ids.map((id) => ({ id, value: '1' })),
      '/x'
    );
    expect([...metrics.keys()]).toEqual(ids);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('aggregates: missing ones are unknown, the order does not matter', () => {
    expect(
      decodeAggregates([
        { id: 'b', max: 'NaN', skew: -0.0 },
        { id: 'a', min: 1, max: 3, avg: '2', sum: 4.5 },
      ])
    ).toEqual(
      new Map([
        ['b', { min: null, max: null, avg: null, sum: null, skew: -0 }],
        ['a', { min: 1, max: 3, avg: 2, sum: 4.5, skew: null }],
      ])
    );
    expect(decodeAggregates([])).toEqual(new Map());
  });
});

test('requests', async () => {
  const id = '1'.repeat(32);
  const aggregates = `/jobs/${id}/vertices/${id}/subtasks/metrics?get=a,b&agg=min,max,avg`;
  const metrics = `/jobs/${id}/metrics?get=numRestarts`;
  const transport = fakeTransport({ [aggregates]: [], [metrics]: [{ id: 'numRestarts', value: '3' }] });
  await expect(getSubtaskAggregates(transport, id, id, ['a', 'b'])).resolves.toEqual(new Map());
  await expect(getJobMetrics(transport, id, ['numRestarts'])).resolves.toEqual(new Map([['numRestarts', 3]]));
  await expect(getJobMetrics(transport, 'x', [])).rejects.toMatchObject({ failure: { kind: 'invalid' } });
  await expect(getSubtaskAggregates(transport, id, 'x', [])).rejects.toMatchObject({ failure: { kind: 'invalid' } });
  expect(transport.requests).toEqual([aggregates, metrics]);
});
