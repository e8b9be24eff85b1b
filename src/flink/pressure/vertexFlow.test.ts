import { fakeTransport } from '../../testing/fakeTransport';
import { hexId } from '../../testing/jobs';
import { decodedAt, recordings } from '../../testing/recording';
import { decodeMetricNames } from '../metrics';
import { getMetricAggregates } from '../metricPlaces';
import { decodeVertexDetail } from '../vertex';
import { flowNames, flowOf } from './vertexFlow';

const metric = (id: string, min: number, max: number, avg: number) => ({ id, min, max, avg, sum: 2 * avg });

async function flow(answer: unknown, now = 10_000) {
  const place = { kind: 'subtasks', jobId: hexId('j'), vertexId: hexId('v'), subtasks: '' } as const;
  const path = `/jobs/${place.jobId}/vertices/${place.vertexId}/subtasks/metrics`;
  return flowOf(await getMetricAggregates(fakeTransport({ [path]: answer }), place, ['a']), now);
}

const nothing = { watermarkLag: null, skewFactor: null, alignmentMs: null, startDelayMs: null };

it('is the lag of the smallest watermark, the most against the mean, and the longest phases in ms', async () => {
  const answer = [
    metric('currentInputWatermark', 4_000, 9_000, 6_500),
    metric('numRecordsInPerSecond', 10, 90, 30),
    metric('checkpointAlignmentTime', 1e6, 29_778_763_822, 1e9),
    metric('checkpointStartDelayNanos', 0, 5e8, 1e8),
  ];
  expect(await flow(answer)).toEqual({
    watermarkLag: 6_000,
    skewFactor: 3,
    alignmentMs: 29_778.763822,
    startDelayMs: 500,
  });
});

it.each([
  ['no metrics', [], nothing],
  ['no watermark yet', [metric('currentInputWatermark', -9.223372036854776e18, 9_000, -4e18)], nothing],
  ['an ended input', [metric('currentInputWatermark', 9.223372036854776e18, 9.223372036854776e18, 9e18)], nothing],
  ['no records', [metric('numRecordsInPerSecond', 0, 0, 0)], nothing],
  [
    'what a source sends',
    [metric('numRecordsOutPerSecond', 5, 15, 10), metric('checkpointStartDelayNanos', 0, 2e6, 1e6)],
    { ...nothing, skewFactor: 1.5, startDelayMs: 2 },
  ],
  [
    'a watermark of the future',
    [metric('currentInputWatermark', 12_000, 12_000, 12_000)],
    { ...nothing, watermarkLag: -2_000 },
  ],
])('from %s', async (_what, answer, expected) => {
  expect(await flow(answer)).toEqual(expected);
});

it('asks for less after an empty answer, and for something always', () => {
  expect(flowNames(false, 0)).toContain('checkpointAlignmentTime');
  expect(flowNames(false, 1)).toEqual(['currentInputWatermark', 'numRecordsInPerSecond']);
  expect(flowNames(false, 9)).toEqual(['numRecordsInPerSecond']);
  expect(flowNames(true, 0)).not.toContain('currentInputWatermark');
  expect(flowNames(true, 9)).toEqual(['numRecordsOutPerSecond']);
});

it.each(recordings)('asks for names that the vertices of $title have', ({ recording }) => {
  const path = '/jobs/:id/vertices/:vid/subtasks/metrics';
  const sources = new Set(
    decodedAt(recording, '/jobs/:id/vertices/:vid', decodeVertexDetail)
      .filter(({ value }) => value.name.startsWith('Source: '))
      .map(({ value }) => value.id)
  );
  const lists = decodedAt(recording, path, (body) => decodeMetricNames(body, path)).filter(
    ({ value }) => value.includes('busyTimeMsPerSecond') && value.includes('numRecordsIn')
  );
  for (const { value, ids } of lists) {
    expect(value).toEqual(expect.arrayContaining([...flowNames(sources.has(ids[1] ?? ''), 0)]));
  }
});
