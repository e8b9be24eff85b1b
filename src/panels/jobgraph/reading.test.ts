import { type GraphVertex } from '../../frames/jobGraph';
import { vertexRow } from '../../testing/jobGraphs';
import { readingOf, segmentsOf, severity } from './reading';

const unknown = { busyMax: null, backpressuredMax: null, busyMean: null, backpressuredMean: null, idleMean: null };

it.each<[string, Partial<GraphVertex>, object]>([
  [
    'the maximum over subtasks',
    { busyMax: 0.4, backpressuredMax: 0, busyMean: 0.2 },
    { busy: 0.4, of: 'max', idle: null },
  ],
  [
    'the mean where there is no maximum',
    { ...unknown, busyMean: 0.2, backpressuredMean: 0.3, idleMean: 0.5 },
    { busy: 0.2, backpressured: 0.3, idle: 0.5, of: 'mean' },
  ],
  [
    'no mean beside a maximum: they do not go together',
    { ...unknown, backpressuredMax: 0.99, busyMean: 0.5 },
    { busy: null, backpressured: 0.99, of: 'max' },
  ],
  ['nothing', unknown, { busy: null, backpressured: null, of: 'none', level: 'unknown' }],
  ['nothing of the past of a vertex that ended', { state: 'FINISHED' }, { busy: null, of: 'none' }],
  ['nothing of one that has not begun', { state: 'SCHEDULED' }, { busy: null, of: 'none' }],
])('shows %s', (_, parts, expected) => {
  expect(readingOf(vertexRow('a', parts))).toMatchObject(expected);
});

it.each<[number | null, number | null, object]>([
  [0.99, null, { kind: 'high', share: 0.99 }],
  [0.51, 1, { kind: 'high', share: 0.51 }],
  [0.5, 0.9, { kind: 'low', share: 0.5 }],
  [0.11, 0, { kind: 'low', share: 0.11 }],
  [0.1, 0.9, { kind: 'busy', share: 0.9 }],
  [0, 0.8, { kind: 'busy', share: 0.8 }],
  [0, 0.79, { kind: 'ok', share: 0.79 }],
  [0, 0.004, { kind: 'idle' }],
  [0.08, 0, { kind: 'ok', share: 0 }],
  [0, null, { kind: 'okBusyUnknown' }],
  [null, 0.3, { kind: 'busy', share: 0.3 }],
])('backpressured %p and busy %p is %j', (backpressuredMax, busyMax, verdict) => {
  expect(readingOf(vertexRow('a', { ...unknown, backpressuredMax, busyMax })).verdict).toEqual(verdict);
});

it.each<[string, Partial<GraphVertex>, string]>([
  ['has counted but not its time', unknown, 'unknown'],
  ['runs and has not counted yet', { ...unknown, recordsIn: null, recordsOut: null }, 'waiting'],
  ['starts', { ...unknown, recordsIn: null, recordsOut: null, state: 'INITIALIZING' }, 'waiting'],
  ['failed', { state: 'FAILED' }, 'inactive'],
  ['was created', { state: 'CREATED' }, 'inactive'],
  [
    'comes from another source, without states',
    { ...unknown, recordsIn: null, recordsOut: null, state: null },
    'unknown',
  ],
])('a vertex that %s', (_, parts, kind) => {
  expect(readingOf(vertexRow('a', parts)).verdict.kind).toBe(kind);
});

const bar = (busy: number | null, backpressured: number | null, idle: number | null = null) =>
  segmentsOf({ busy, backpressured, idle }).map(({ kind, to }) => `${kind} ${Math.round(to * 100)}`);

it.each([
  [
    [0.31, 0.02],
    ['backpressured 2', 'busy 33', 'idle 100'],
  ],
  [
    [0.9, 0.51],
    ['backpressured 51', 'busy 100'],
  ],
  [[1, 1], ['backpressured 100']],
  [[0, 0], ['idle 100']],
  [
    [null, 0.99],
    ['backpressured 99', 'unknown 100'],
  ],
  [[null, 0], ['unknown 100']],
  [
    [0.4, null],
    ['busy 40', 'unknown 100'],
  ],
  [[null, null], ['unknown 100']],
  [
    [null, 0.2, 0.5],
    ['backpressured 20', 'idle 70', 'unknown 100'],
  ],
  [[-1, 7], ['backpressured 100']],
])('a bar of busy, backpressured, idle %j', ([busy = null, backpressured = null, idle = null], expected) => {
  expect(bar(busy, backpressured, idle)).toEqual(expected);
});

it('finds the worst: backpressure, then saturation, then what is not known, then the rest', () => {
  const rows = [
    vertexRow('ended', { state: 'FINISHED' }),
    vertexRow('ok'),
    vertexRow('unknown', unknown),
    vertexRow('low', { backpressuredMax: 0.3 }),
    vertexRow('busy', { busyMax: 1 }),
    vertexRow('high', { backpressuredMax: 0.6 }),
    vertexRow('highest', { backpressuredMax: 0.9 }),
  ];
  const severities = rows.map((row) => severity(readingOf(row)));
  expect(severities).toEqual([...severities].sort((left, right) => left - right));
});
