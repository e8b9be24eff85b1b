import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { hexId } from '../testing/jobs';
import { decodedAt, recordings } from '../testing/recording';
import { decodeJob } from './job';
import { decodeWatermarks, getWatermarks, type Watermark } from './watermarks';
import { spanOf } from './watermarkSpan';

const endpoint = '/jobs/:id/vertices/:vid/watermarks';

describe.each(recordings)('watermarks of $title', ({ scenario, recording }) => {
  const answers = decodedAt(recording, endpoint, decodeWatermarks);
  const jobs = decodedAt(recording, '/jobs/:id', decodeJob).map(({ value }) => value);

  test('are there for each subtask that reads while it runs, and for no source', () => {
    expect(answers.length).toBeGreaterThan(0);
    for (const { value, ids } of answers) {
      const job = jobs.findLast(({ id }) => id === ids[0]);
      const vertex = job?.vertices.find(({ id }) => id === ids[1]);
      const reads = job?.edges.some(({ target }) => target === ids[1]) === true && job.state === 'RUNNING';
      expect(value.size).toBe(reads ? vertex?.parallelism : 0);
    }
  });

  test('are of the last minutes, or none yet', () => {
    for (const { value, time } of answers) {
      for (const { state, at } of value.values()) {
        expect(state === 'known' ? Math.abs(time - (at ?? 0)) < 300_000 : state).toBe(
          state === 'known' ? true : 'none yet'
        );
      }
    }
    const known = answers.flatMap(({ value }) => [...value.values()]).filter(({ state }) => state === 'known');
    expect(known.length > 0).toBe(scenario !== 'skew' && scenario !== 'wide');
  });
});

describe('one watermark', () => {
  const decodeOne = (value: unknown, id = '3.currentInputWatermark') => [...decodeWatermarks([{ id, value }])];

  test.each<[value: unknown, watermark: Watermark]>([
    ['1795226086296', { state: 'known', at: 1_795_226_086_296 }],
    ['0', { state: 'known', at: 0 }],
    ['-1', { state: 'known', at: -1 }],
    ['1795226086296.0', { state: 'known', at: 1_795_226_086_296 }],
    [1_795_226_086_296, { state: 'known', at: 1_795_226_086_296 }],
    ['-9223372036854775808', { state: 'none yet', at: null }],
    ['-9223372036854770808', { state: 'none yet', at: null }],
    [-9.223372036854776e18, { state: 'none yet', at: null }],
    ['9223372036854775807', { state: 'ended', at: null }],
    [9.223372036854776e18, { state: 'ended', at: null }],
  ])('%s', (value, watermark) => {
    expect(decodeOne(value)).toEqual([[3, watermark]]);
  });

  test.each(['NaN', '', 'soon', null, undefined])('%s is none', (value) => {
    expect(decodeOne(value)).toEqual([]);
  });

  test.each(['0.numRecordsIn', 'currentInputWatermark', '0.op.currentInputWatermark'])('%s is another metric', (id) => {
    expect(decodeOne('5', id)).toEqual([]);
  });
});

test('an answer of another shape is named', () => {
  expect(failureFrom(() => decodeWatermarks({}))).toEqual(unexpected(endpoint, '(the whole answer)'));
  expect(failureFrom(() => decodeWatermarks([{ value: '1' }]))).toEqual(unexpected(endpoint, '[0].id'));
});

test('the request asks for vertex and job, and for nothing that is no id', async () => {
  const path = `/jobs/${hexId('j')}/vertices/${hexId('v')}/watermarks`;
  const transport = fakeTransport({ [path]: [] });
  await expect(getWatermarks(transport, hexId('j'), hexId('v'))).resolves.toEqual(new Map());
  await expect(getWatermarks(transport, hexId('j'), 'x')).rejects.toMatchObject({ failure: { kind: 'invalid' } });
  expect(transport.requests).toEqual([path]);
});

describe('what a vertex waits for', () => {
  const none: Watermark = { state: 'none yet', at: null };
  const ended: Watermark = { state: 'ended', at: null };
  const known = (at: number): Watermark => ({ state: 'known', at });

  test.each<[what: string, watermarks: Watermark[], least: Watermark | null, by: number | null, spread: number | null]>(
    [
      ['nothing is known', [], null, null, null],
      ['all have the same', [known(5), known(5)], known(5), null, 0],
      ['one lags', [known(9), known(5), known(7)], known(5), 1, 4],
      ['one has none yet', [known(9), none, known(7)], none, 1, 2],
      ['none has any', [none, none], none, null, null],
      ['one has ended', [ended, known(3)], known(3), 1, null],
      ['all have ended', [ended, ended], ended, null, null],
      ['before 1970', [known(-5), known(0)], known(-5), 0, 5],
    ]
  )('%s', (_, watermarks, least, heldBackBy, spreadMs) => {
    expect(spanOf(new Map(watermarks.entries()))).toEqual({ least, heldBackBy, spreadMs });
  });
});
