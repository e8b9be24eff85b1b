import { failedRow, historyRow, latestRow } from '../../../testing/checkpointRows';
import { type GaugePoint } from './gauges';
import { mergeHistory, shiftOf } from './merge';

const ids = (rows: Parameters<typeof mergeHistory>[0]) =>
  mergeHistory(rows, null, []).checkpoints.map(({ row }) => row.id);
const point = (after: number, time: number): GaugePoint => ({
  after,
  time,
  duration: 5,
  size: 1,
  state: 1,
  completed: 1,
  failed: 0,
});

it('is in order of time, whatever the order of rows and IDs', () => {
  expect(ids([historyRow(3), historyRow(1), historyRow(2)])).toEqual([1, 2, 3]);
  // A JobManager that lost its counter gives small IDs again.
  expect(ids([historyRow(1, { triggered: 90_000 }), historyRow(50, { triggered: 80_000 })])).toEqual([50, 1]);
});

it('knows each checkpoint once, as ended, with its phases', () => {
  const early = historyRow(4, { status: 'IN_PROGRESS', completed: null, duration: null });
  const late = historyRow(4, { startDelay: 7 });
  for (const rows of [
    [early, historyRow(4), late],
    [late, historyRow(4), early],
  ]) {
    const { checkpoints } = mergeHistory(rows, null, []);
    expect(checkpoints).toHaveLength(1);
    expect(checkpoints[0]).toMatchObject({ state: 'completed', row: { startDelay: 7 } });
  }
});

it('keeps two that share an ID apart, and leaves out what has no time', () => {
  expect(ids([historyRow(1), historyRow(1, { triggered: 99_000 }), historyRow(2, { triggered: null })])).toEqual([
    1, 1,
  ]);
});

it.each([
  ['COMPLETED', 'completed', 11_000],
  ['FAILED', 'failed', 11_000],
  ['IN_PROGRESS', 'inProgress', null],
  [null, 'notSeen', 11_000],
  ['constructor', 'notSeen', 11_000],
])('status %s is %s', (status, state, to) => {
  expect(mergeHistory([historyRow(1, { status })], null, []).checkpoints[0]).toMatchObject({ state, to, from: 10_000 });
});

it.each([
  ['CHECKPOINT', false, false],
  ['UNALIGNED_CHECKPOINT', false, true],
  ['SAVEPOINT', true, false],
  ['SYNC_SAVEPOINT', true, false],
  [null, false, false],
])('kind %s', (kind, isSavepoint, isUnaligned) => {
  expect(mergeHistory([historyRow(1, { kind })], null, []).checkpoints[0]).toMatchObject({ isSavepoint, isUnaligned });
});

it.each([
  [100, 200, true],
  [200, 200, false],
  [0, 0, null],
  [null, 200, null],
])('%s of %s bytes: incremental %s', (checkpointedBytes, stateBytes, isIncremental) => {
  const [checkpoint] = mergeHistory([historyRow(1, { checkpointedBytes, stateBytes })], null, []).checkpoints;
  expect(checkpoint?.isIncremental).toBe(isIncremental);
});

describe('two clocks', () => {
  it.each([
    ['the same but for the way', 100_000, 101_500, 0],
    ['the JobManager is a minute ahead', 160_000, 100_000, -60_000],
    ['the JobManager is a minute behind', 40_000, 100_000, 60_000],
    ['not known', null, 100_000, 0],
  ])('%s', (_, now, answered, shift) => {
    expect(shiftOf({ now, answered })).toBe(shift);
    const { checkpoints } = mergeHistory([historyRow(1)], latestRow({ now, answered }), []);
    expect(checkpoints[0]).toMatchObject({ from: 10_000 + shift, to: 11_000 + shift });
  });
});

describe('what is known without a hole', () => {
  const from = (rows: Parameters<typeof mergeHistory>[0]) => mergeHistory(rows, null, []).coveredFrom;
  it('goes back as far as IDs follow each other, or Flink lists them', () => {
    expect(from([])).toBeNull();
    expect(from([historyRow(5), historyRow(4), historyRow(3)])).toBe(30_000);
    const seen = { listed: false };
    expect(from([historyRow(5), historyRow(4, seen), historyRow(1, seen)])).toBe(40_000);
    expect(from([historyRow(5), historyRow(2)])).toBe(20_000);
  });
});

describe('gauges', () => {
  const rows = [historyRow(5), historyRow(4)];
  const times = (points: GaugePoint[]) => mergeHistory(rows, null, points).gauges.map(({ time }) => time);

  it('are shown before the checkpoints that are known', () => {
    expect(times([point(5_000, 15_000), point(15_000, 25_000), point(41_500, 45_000), point(50_500, 55_000)])).toEqual([
      15_000, 25_000,
    ]);
  });

  it('are not shown beside a known one of the same time', () => {
    const savepoint = historyRow(1, { listed: false });
    const { gauges } = mergeHistory([...rows, savepoint], null, [point(9_000, 12_000), point(12_000, 20_000)]);
    expect(gauges.map(({ time }) => time)).toEqual([20_000]);
  });

  it('are shown beside a known one where they tell of others, too, and not of its own values', () => {
    const savepoint = historyRow(1, { listed: false });
    const others = { ...point(9_000, 20_000), completed: 12, duration: (savepoint.duration ?? 0) + 1 };
    const shown = (one: GaugePoint) => mergeHistory([...rows, savepoint], null, [one]).gauges;
    expect(shown(others)).toEqual([{ ...others, completed: 11 }]);
    expect(shown({ ...others, duration: savepoint.duration })).toEqual([]);
    expect(shown({ ...others, completed: 1 })).toEqual([]);
    expect(shown({ ...others, after: 41_500, time: 60_000 })).toEqual([]);
  });

  it('are not shown where they tell late of a known one', () => {
    const failed = failedRow(1, 'Checkpoint expired before completing.', {
      listed: false,
      triggered: 1_000,
      failed: 11_000,
    });
    const failure = (after: number, time: number) => ({ ...point(after, time), completed: 0, failed: 1 });
    const shown = (...points: GaugePoint[]) => mergeHistory([historyRow(20), failed], null, points).gauges;
    expect(shown(failure(12_000, 20_000))).toEqual([]);
    expect(shown(failure(12_000, 20_000), failure(20_000, 28_000)).map(({ time }) => time)).toEqual([28_000]);
    expect(shown(failure(80_000, 90_000))).toHaveLength(1);
    expect(shown(point(12_000, 20_000))).toHaveLength(1);
  });

  it('are shown when they ended just before the first known one was triggered, and were sampled after that', () => {
    expect(times([point(35_000, 40_500)])).toEqual([40_500]);
    expect(times([point(40_300, 40_500)])).toEqual([40_500]);
    expect(times([point(40_300, 41_000)])).toEqual([]);
    expect(times([point(42_000, 43_000)])).toEqual([]);
  });

  it('stand alone where Flink says nothing', () => {
    expect(mergeHistory([], null, [point(0, 1)]).gauges).toHaveLength(1);
  });
});
