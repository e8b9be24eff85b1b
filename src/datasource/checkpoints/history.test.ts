import { checkpoint, listing } from '../../testing/checkpoints';
import { CheckpointHistory, mergeCheckpoints, type SeenCheckpoint } from './history';

const ids = (seen: readonly SeenCheckpoint[]) => seen.map((entry) => entry.checkpoint.id);
const find = (seen: readonly SeenCheckpoint[], id: number) => seen.find((entry) => entry.checkpoint.id === id);
const merged = (...answers: Array<ReturnType<typeof listing>>) =>
  answers.reduce<SeenCheckpoint[]>((seen, answer) => mergeCheckpoints(seen, answer, 1_000), []);
const inProgress = (id: number) =>
  checkpoint(id, { status: 'IN_PROGRESS', acknowledged: 1, latestAck: null, durationMs: null, discarded: null });

describe('what was seen', () => {
  test('grows beyond what Flink lists, newest first, in whatever order it lists them', () => {
    const seen = merged(
      listing([checkpoint(1), checkpoint(3), checkpoint(2)]),
      listing([checkpoint(4), checkpoint(5)])
    );
    expect(ids(seen)).toEqual([5, 4, 3, 2, 1]);
    expect(seen.map(({ isListed }) => isListed)).toEqual([true, true, false, false, false]);
  });

  test('is ordered by trigger, then by id', () => {
    const savepoint = checkpoint(9, { triggered: 30_000 });
    expect(ids(merged(listing([savepoint, checkpoint(3), checkpoint(4)])))).toEqual([4, 9, 3]);
  });

  test('is bounded: the oldest go', () => {
    const history = Array.from({ length: 30 }, (_, id) => checkpoint(id));
    expect(ids(mergeCheckpoints([], listing(history), 3))).toEqual([29, 28, 27]);
  });

  test('replaces one in progress by its later state', () => {
    const seen = merged(listing([inProgress(1)]), listing([checkpoint(1)]));
    expect(seen).toHaveLength(1);
    expect(seen[0]?.checkpoint).toMatchObject({ status: 'COMPLETED', acknowledged: 4 });
  });

  test('is not undone by an older answer', () => {
    const seen = merged(listing([checkpoint(1, { discarded: true })]), listing([inProgress(1)]));
    expect(seen[0]?.checkpoint).toMatchObject({ status: 'COMPLETED', discarded: true });
    expect(
      merged(listing([checkpoint(1, { discarded: true })]), listing([checkpoint(1)]))[0]?.checkpoint.discarded
    ).toBe(true);
  });

  test('takes in the latest ones, which may be older than the list', () => {
    const failed = checkpoint(1, { status: 'FAILED' });
    const savepoint = checkpoint(2, { isSavepoint: true });
    const seen = merged(listing([checkpoint(8)], { completed: checkpoint(8), failed, savepoint }));
    expect(seen.map((entry) => [entry.checkpoint.id, entry.isListed])).toEqual([
      [8, true],
      [2, false],
      [1, false],
    ]);
  });

  test('does not claim that files are still there', () => {
    const seen = merged(
      listing([checkpoint(1), checkpoint(2, { discarded: true }), checkpoint(3, { isSavepoint: true })]),
      listing([checkpoint(4)])
    );
    expect([1, 2, 3, 4].map((id) => find(seen, id)?.checkpoint.discarded)).toEqual([null, true, false, false]);
  });

  test('remembers from which the job was restored', () => {
    const restored = (id: number, time: number) => ({ restored: { id, time, isSavepoint: false, path: null } });
    const seen = merged(
      listing([checkpoint(2), checkpoint(1)], restored(1, 15_000)),
      listing([checkpoint(3), checkpoint(2)], restored(2, 25_000)),
      listing([checkpoint(4)], restored(2, 45_000))
    );
    expect([4, 3, 2, 1].map((id) => find(seen, id)?.restoredAt)).toEqual([null, null, 45_000, 15_000]);
  });

  test('keeps two checkpoints of the same id apart', () => {
    const again = checkpoint(1, { triggered: 99_000 });
    expect(merged(listing([checkpoint(1)]), listing([again])).map((entry) => entry.checkpoint.triggered)).toEqual([
      99_000, 10_000,
    ]);
  });
});

test('jobs are kept apart, and the one not asked for the longest is forgotten', () => {
  const history = new CheckpointHistory(10, 2);
  history.add('a', listing([checkpoint(1)]));
  history.add('b', listing([checkpoint(2)]));
  expect(ids(history.add('a', listing([checkpoint(3)])))).toEqual([3, 1]);
  history.add('c', listing([]));
  expect(history.find('a', 1)?.isListed).toBe(false);
  expect(history.find('b', 2)).toBeUndefined();
});
