import { failedRow, historyRow, latestRow } from '../../../testing/checkpointRows';
import { causeOf, failuresOf, refusedTriggers } from './failures';
import { mergeHistory } from './merge';

it.each([
  ['Checkpoint expired before completing.', 'expired'],
  ['Checkpoint was declined (tasks not ready)', 'declined'],
  ['Asynchronous task checkpoint failed.', 'written'],
  ['Pending checkpoint could not be finalized', 'written'],
  ['FailoverRegion is restarting.', 'restarted'],
  ['Checkpoint Coordinator is suspending.', 'restarted'],
  ['Checkpoint has been subsumed', 'subsumed'],
  ['Something new', 'other'],
  [null, 'other'],
])('%s: %s', (failure, cause) => {
  expect(causeOf(failure)).toBe(cause);
});

const checkpoints = (...rows: Parameters<typeof mergeHistory>[0]) => mergeHistory(rows, null, []).checkpoints;

it('counts by cause, most frequent first, with the newest of each', () => {
  const groups = failuresOf(
    checkpoints(
      failedRow(1, 'Checkpoint expired before completing.'),
      failedRow(2, 'Odd thing 17 at 0a1b2c3d4e'),
      failedRow(3, 'Checkpoint expired before completing.'),
      failedRow(4, 'Odd thing 18 at ffffffff00'),
      failedRow(5, 'Another odd thing'),
      failedRow(6, 'Checkpoint expired before completing.'),
      historyRow(7)
    )
  );
  expect(groups.map(({ cause, text, count, newest }) => [cause, text, count, newest.row.id])).toEqual([
    ['expired', 'Checkpoint expired before completing.', 3, 6],
    ['other', 'Odd thing 18 at ffffffff00', 2, 4],
    ['other', 'Another odd thing', 1, 5],
  ]);
});

it.each([
  ['none', { totalCount: 4, failedCount: 0 }, { count: 0, isLeast: false }],
  ['two', { totalCount: 6, failedCount: 3 }, { count: 2, isLeast: false }],
  ['no more than failed', { totalCount: 60, failedCount: 3 }, { count: 3, isLeast: false }],
  ['at least: restarts', { totalCount: 58, failedCount: 11, restoredCount: 8 }, { count: 11, isLeast: true }],
  [
    'at least: IDs go on after a restore',
    { totalCount: 6, failedCount: 3, restoredId: 2 },
    { count: 2, isLeast: true },
  ],
  [
    'at least: IDs are ahead of the counters',
    { totalCount: 2, failedCount: 1, restoredId: 2 },
    { count: 0, isLeast: true },
  ],
  ['not told: no counters', { totalCount: null, failedCount: null }, null],
])('refused triggers: %s', (_, cells, refused) => {
  expect(refusedTriggers(checkpoints(historyRow(3), historyRow(4)), latestRow(cells))).toEqual(refused);
});

it('says nothing of refused triggers without counters', () => {
  expect(refusedTriggers([], null)).toBeNull();
});
