import { vertexRow } from '../../testing/jobGraphs';
import { readingOf } from './reading';
import { durationText, lagText, runningText, spanText, spokenVertex, verdictText, words } from './words';

const texts = words();
const spoken = (parts: Parameters<typeof vertexRow>[1]) => {
  const vertex = vertexRow('Source: orders', parts);
  return spokenVertex(vertex, readingOf(vertex), texts);
};
const label = (parts: Parameters<typeof vertexRow>[1]) =>
  verdictText(readingOf(vertexRow('a', parts)).verdict, texts).replace('\u00a0', ' ');

it.each([
  [{ backpressuredMax: 0.99, busyMax: null }, 'backpressured 99 %'],
  [{ backpressuredMax: 0.3 }, 'low backpressure 30 %'],
  [{ busyMax: 1 }, 'busy 100 %'],
  [{ busyMax: 0.12 }, 'ok · busy 12 %'],
  [{ busyMax: null }, 'ok · busy not known'],
  [{ busyMax: 0 }, 'idle'],
  [{ state: 'FINISHED' }, ''],
])('%j is labelled %p', (parts, text) => {
  expect(label(parts)).toBe(text);
});

it('names a vertex in full for those who do not see it', () => {
  expect(spoken({ parallelism: 2, backpressuredMax: 0.99, busyMax: null, recordsIn: null, recordsOut: 9_400 })).toBe(
    'Source: orders, parallelism 2, backpressured 99 percent, busy not known, 9.4k records out per second'
  );
});

it.each([
  [
    {
      state: 'INITIALIZING',
      running: 1,
      parallelism: 2,
      busyMax: null,
      backpressuredMax: null,
      busyMean: null,
      backpressuredMean: null,
      recordsIn: null,
      recordsOut: null,
    },
    'Source: orders, parallelism 2, state INITIALIZING, 1 of 2 subtasks running, waiting for first values',
  ],
  [
    { state: 'FAILED', running: null, recordsIn: null, recordsOut: null },
    'Source: orders, parallelism 4, state FAILED',
  ],
  [
    { parallelism: null, busyMax: 0.5, backpressuredMax: null, recordsIn: 36, recordsOut: null },
    'Source: orders, backpressure not known, busy 50 percent, 36 records in per second',
  ],
])('%j is spoken as %p', (parts, text) => {
  expect(spoken(parts)).toBe(text);
});

it.each([
  [{ tasks: 'RUNNING 3, FAILED 1' }, 'RUNNING 3, FAILED 1'],
  [{ watermarkLag: 14_000 }, 'watermark −14 s'],
  [{ skewFactor: 1.5 }, 'skew 1.5×'],
  [{ attempt: 2 }, 'restarted 2 times'],
])('%j is told, too: %s', (parts, text) => {
  expect(spoken(parts).endsWith(`, ${text}`)).toBe(true);
});

it('has nothing to tell of tasks that all run, or of a first attempt', () => {
  expect(spoken({ tasks: 'RUNNING 4', attempt: 0 })).toMatch(/records out per second$/);
});

it.each([
  [0, '0 ms'],
  [349.6, '350 ms'],
  [999.6, '1.0 s'],
  [2_140, '2.1 s'],
  [9_960, '10 s'],
  [14_200, '14 s'],
  [8_040_000, '2 h 14 min'],
])('%d ms are, to the point, %s', (ms, text) => {
  expect(durationText(ms, texts)).toBe(text);
});

it.each([
  [14_000, '−14 s'],
  [0, '0 ms'],
  [-2_500, '+2.5 s'],
])('a watermark %d ms behind is at %s', (ms, text) => {
  expect(lagText(ms, texts)).toBe(text);
});

it('takes names as they are', () => {
  const name = '<b>{{- count}}</b> & $t(card.in)';
  expect(spoken({ title: name })).toContain(`${name}, parallelism 4`);
});

it.each([
  [8_000, '8 s'],
  [60_000, '1 min'],
  [184_000, '3 min 4 s'],
  [1_384_000, '23 min'],
  [7_200_000, '2 h'],
  [8_040_000, '2 h 14 min'],
  [90_000_000, '1 d 1 h'],
])('%i ms are %s', (ms, text) => {
  expect(spanText(ms, texts)).toBe(text);
});

it('counts running subtasks only where the frame does', () => {
  expect(runningText(vertexRow('a', { running: 1, parallelism: 2 }))).toBe('1/2');
  expect(runningText(vertexRow('a', { running: null }))).toBeNull();
});
