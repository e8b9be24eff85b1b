import { type CheckpointRow } from '../../../frames/checkpoints';
import { failedRow, historyRow, latestRow } from '../../../testing/checkpointRows';
import { gapsOf } from './gaps';
import { mergeHistory } from './merge';

// Checkpoint n is triggered at n × 10 s and takes 1 s; the interval is 10 s.
const gaps = (rows: CheckpointRow[], until: number, cells: Parameters<typeof latestRow>[0] = {}) =>
  gapsOf(mergeHistory(rows, null, []), latestRow(cells), until).map(({ from, to, failed, isOpen }) => [
    from / 1_000,
    to / 1_000,
    failed,
    isOpen,
  ]);
const at = (id: number, seconds: number, cells: Partial<CheckpointRow> = {}) =>
  historyRow(id, { triggered: seconds * 1_000, completed: seconds * 1_000 + 1_000, ...cells });
const expired = 'Checkpoint expired before completing.';
const underWay = { status: 'IN_PROGRESS', completed: null };

it.each<[string, CheckpointRow[], number, unknown[]]>([
  ['all on time', [at(1, 10), at(2, 20), at(3, 30)], 35, []],
  ['one late', [at(1, 10), at(2, 32)], 40, []],
  ['a pause', [at(1, 10), at(2, 60)], 65, [[11, 60, 0, false]]],
  [
    'failed ones do not fill it',
    [at(1, 10), failedRow(2, expired), failedRow(3, expired), failedRow(4, expired), at(5, 50)],
    55,
    [[11, 50, 3, false]],
  ],
  ['until now', [at(1, 10)], 100, [[11, 100, 0, true]]],
  ['until now, with failures', [at(1, 10), failedRow(2, expired)], 100, [[11, 100, 1, true]]],
  ['none ever completed', [failedRow(1, expired), failedRow(2, expired)], 60, [[10, 60, 2, true]]],
  ['the first one took long to come', [failedRow(1, expired), at(2, 70)], 75, [[10, 70, 1, false]]],
  ['one is under way, in time', [at(1, 10), at(2, 20, underWay)], 100, []],
  ['one is under way, too late', [at(1, 10), at(2, 90, underWay)], 100, [[11, 90, 0, true]]],
  ['a savepoint is none', [at(1, 10), at(2, 30, { kind: 'SAVEPOINT' }), at(3, 60)], 65, [[11, 60, 0, false]]],
  ['nothing is known before the known ones', [at(1, 10, { listed: false }), at(9, 90), at(10, 100)], 105, []],
  ['nothing at all', [], 100, []],
])('%s', (_, rows, until, expected) => {
  expect(gaps(rows, until * 1_000)).toEqual(expected);
});

it.each<[string, CheckpointRow[], boolean[]]>([
  ['from the first of all', [failedRow(1, expired), failedRow(2, expired)], [false]],
  ['from the first that is known', [failedRow(71, expired), failedRow(72, expired)], [true]],
  ['until the first completed one that is known', [failedRow(71, expired), at(72, 800)], [true, false]],
  ['after a completed one', [at(1, 10), failedRow(2, expired)], [false]],
])('says whether it may be longer: %s', (_, rows, expected) => {
  const until = Math.max(...rows.map(({ triggered }) => triggered ?? 0)) + 60_000;
  expect(gapsOf(mergeHistory(rows, null, []), latestRow(), until).map(({ isLonger }) => isLonger)).toEqual(expected);
});

it('is none while the job was down', () => {
  const down = failedRow(2, 'FailoverRegion is restarting.', { triggered: 20_000, failed: 21_000 });
  expect(gaps([at(1, 10), down, at(3, 80)], 85_000)).toEqual([]);
  expect(gaps([at(1, 10), failedRow(2, expired), at(3, 80)], 85_000)).toEqual([[11, 80, 1, false]]);
});

it.each(['RESTARTING', 'FAILED', 'FINISHED', 'CREATED'])('is not open while the job is %s', (jobState) => {
  expect(gaps([at(1, 10)], 100_000, { jobState })).toEqual([]);
});

it('allows for the minimum pause, and needs an interval', () => {
  expect(gaps([at(1, 10), at(2, 60)], 65_000, { minPause: 30_000 })).toEqual([]);
  expect(gaps([at(1, 10), at(2, 60)], 65_000, { interval: null })).toEqual([]);
});
