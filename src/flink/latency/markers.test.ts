import { fakeTransport } from '../../testing/fakeTransport';
import { failureFrom, unexpected } from '../../testing/failureFrom';
import { decodedAt, isSince, recordings } from '../../testing/recording';
import { granularityOf, histogramOf, isStatistic, markerName, statistics } from './markerName';
import { decodeMarkerList, getMarkerList, getMarkers } from './markers';

const [source, operator, job, vertex] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(32));
const operatorPart = `operator_id.${operator}.operator_subtask_index.3.latency`;

describe('names of markers', () => {
  test.each([
    [`latency.${operatorPart}_p99`, 'single', null, null],
    [`latency.source_id.${source}.${operatorPart}_p99`, 'operator', source, null],
    [`latency.source_id.${source}.source_subtask_index.7.${operatorPart}_p99`, 'subtask', source, 7],
  ])('%s is of granularity %s', (name, granularity, sourceId, sourceIndex) => {
    const histogram = histogramOf(name);
    expect(histogram).toEqual({ sourceId, sourceIndex, operatorId: operator, subtask: 3 });
    expect(histogram && granularityOf(histogram)).toBe(granularity);
    expect(histogram && markerName(histogram, 'p99')).toBe(name);
    expect(histogram && markerName(histogram, 'p50')).toBe(name.replace('p99', 'median'));
  });

  test.each([
    'numRestarts',
    `0.latency.source_id.${source}.${operatorPart}_p99`,
    `latency.source_id.${source}.${operatorPart}_p99.more`,
    `latency.source_id.short.${operatorPart}_p99`,
    'WatermarkAssigner[3].watermarkLatency',
    'mailboxLatencyMs_p99',
    `latency.${'source_id.'.repeat(10_000)}`,
  ])('%.80s is none', (name) => {
    expect(histogramOf(name)).toBeNull();
  });
});

describe.each(recordings)('$title', ({ version, recording }) => {
  const lists = ['/jobs/:id/metrics', '/jobs/:id/vertices/:vid/subtasks/metrics'].map((endpoint) =>
    decodedAt(recording, endpoint, (body) => decodeMarkerList(body, endpoint))
  );
  const [atJob = 0, atVertices = 0] = lists.map((answers) =>
    answers.reduce((sum, { value }) => sum + value.histograms.length, 0)
  );
  const names = recording.answers.flatMap(({ path, body }) =>
    /\/metrics$/.test(path) && Array.isArray(body) ? body.map((metric: { id: string }) => metric.id) : []
  );

  test('markers stand at the job up to 1.19, at the vertices from 1.20 on, never at both', () => {
    const place = isSince(version, '1.20') ? atVertices : atJob;
    expect(atJob + atVertices).toBe(place);
  });

  test('every marker is read, and its name is written as Flink does', () => {
    const markers = names.filter((name) => /^latency\./.test(name) && !name.endsWith('_stddev'));
    const written = new Set(
      markers.flatMap((name) => {
        const histogram = histogramOf(name);
        return histogram === null ? [] : statistics.map((statistic) => markerName(histogram, statistic));
      })
    );
    expect(written).toEqual(new Set(markers));
  });
});

test('recordings have markers of every granularity', () => {
  const found = recordings.flatMap(({ recording }) =>
    decodedAt(recording, '/jobs/:id/metrics', (body) => decodeMarkerList(body, '')).flatMap(({ value }) =>
      value.histograms.map(granularityOf)
    )
  );
  expect([...new Set(found)].sort()).toEqual(['operator', 'single', 'subtask']);
});

describe('endpoints', () => {
  const name = `latency.source_id.${source}.${operatorPart}_p99`;

  test('a list counts each histogram once, and all metrics', async () => {
    const flink = fakeTransport({
      [`/jobs/${job}/metrics`]: [{ id: name }, { id: name.replace('p99', 'mean') }, { id: 'uptime', extra: 1 }],
      [`/jobs/${job}/vertices/${vertex}/subtasks/2/metrics`]: [],
    });
    const histogram = { sourceId: source, sourceIndex: null, operatorId: operator, subtask: 3 };
    expect(await getMarkerList(flink, { jobId: job ?? '', vertexId: null }, 2)).toEqual({
      histograms: [histogram],
      metrics: 3,
    });
    expect(await getMarkerList(flink, { jobId: job ?? '', vertexId: vertex ?? '' }, 2)).toEqual({
      histograms: [],
      metrics: 0,
    });
  });

  test('values are numbers; what is none is absent', async () => {
    const flink = fakeTransport({
      [`/jobs/${job}/vertices/${vertex}/metrics?get=0.a,0.b,0.c`]: [
        { id: '0.a', value: '12.5' },
        { id: '0.b', value: 'NaN' },
        { id: '0.c' },
      ],
    });
    const values = await getMarkers(flink, { jobId: job ?? '', vertexId: vertex ?? '' }, ['0.a', '0.b', '0.c']);
    expect([...values]).toEqual([['0.a', 12.5]]);
  });

  test.each([
    [{ errors: [] }, '(the whole answer)'],
    [[null], '[0]'],
    [[{ id: 'a' }, { value: '1' }], '[1].id'],
  ])('%j is not a list of metrics', (answer, field) => {
    expect(failureFrom(() => decodeMarkerList(answer, '/jobs/:id/metrics'))).toEqual(
      unexpected('/jobs/:id/metrics', field)
    );
  });

  test('what is no id is not sent', async () => {
    const flink = fakeTransport();
    await expect(getMarkers(flink, { jobId: '../x', vertexId: null }, ['a'])).rejects.toMatchObject({
      failure: { kind: 'invalid', what: 'job' },
    });
    expect(flink.requests).toEqual([]);
  });
});

test.each([
  ['p99', true],
  ['median', false],
  ['stddev', false],
  ['', false],
])('%s is a statistic: %s', (name, expected) => {
  expect(isStatistic(name)).toBe(expected);
});
