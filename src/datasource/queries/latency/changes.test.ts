import { type Statistic } from '../../../flink/latency/markerName';
import { type Reading } from '../../../flink/latency/markers';
import { Changes } from './changes';

const pair = { sourceId: 's', operatorId: 'o' };

const reading = (at: number, p99: number, mean: number | null = null, subtask = 0): Reading => ({
  histogram: { ...pair, sourceIndex: null, subtask },
  vertexId: null,
  values: new Map<Statistic, number>(
    mean === null
      ? [['p99', p99]]
      : [
          ['p99', p99],
          ['mean', mean],
        ]
  ),
  at,
});

it('a value that stays is as old as its first reading, one that moves is new', () => {
  const changes = new Changes();
  changes.note([reading(1_000, 5, 3.4)], false);
  expect(changes.unchangedAt(pair, null, 1_000)).toBe(0);
  changes.note([reading(61_000, 5, 3.4)], false);
  expect(changes.unchangedAt(pair, null, 61_000)).toBe(60_000);
  changes.note([reading(71_000, 6, 3.4)], false);
  expect(changes.unchangedAt(pair, null, 71_000)).toBe(0);
});

it('the mean tells that markers come in where the quantile stands still, and so does any subtask', () => {
  const changes = new Changes();
  changes.note([reading(0, 5, 1.5), reading(0, 9, null, 1)], false);
  changes.note([reading(60_000, 5, 1.6), reading(60_000, 9, null, 1)], false);
  expect(changes.unchangedAt(pair, null, 60_000)).toBe(0);
  changes.note([reading(120_000, 5, 1.6), reading(120_000, 8, null, 1)], false);
  expect(changes.unchangedAt(pair, null, 120_000)).toBe(0);
});

it('subtasks with lines of their own are told apart', () => {
  const changes = new Changes();
  changes.note([reading(0, 5, 3.4), reading(0, 9, 3.4, 1)], true);
  changes.note([reading(60_000, 5, 3.4), reading(60_000, 8, 3.4, 1)], true);
  expect([0, 1].map((subtask) => changes.unchangedAt(pair, subtask, 60_000))).toEqual([60_000, 0]);
});

test.each([
  { what: 'every marker takes no time', p99: 0, mean: 0, unchanged: 0 },
  { what: 'one marker of 128 takes a millisecond', p99: 1, mean: 1 / 128, unchanged: 0 },
  { what: 'every marker takes a millisecond', p99: 1, mean: 1, unchanged: 0 },
  { what: 'markers take one millisecond or two', p99: 2, mean: 1.5, unchanged: 60_000 },
  { what: 'markers take long', p99: 93_713, mean: 50_933, unchanged: 60_000 },
  { what: 'nothing but a quantile is known', p99: 93_713, mean: null, unchanged: 0 },
])('what standing still means where $what', ({ p99, mean, unchanged }) => {
  const changes = new Changes();
  changes.note([reading(0, p99, mean)], false);
  changes.note([reading(60_000, p99, mean)], false);
  expect(changes.unchangedAt(pair, null, 60_000)).toBe(unchanged);
});

it('knows nothing of what was never read', () => {
  expect(new Changes().unchangedAt(pair, null, 5_000)).toBe(0);
});
