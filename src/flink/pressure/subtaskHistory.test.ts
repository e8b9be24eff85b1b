import { noCounters } from '../../testing/jobs';
import { type VertexDetail } from '../vertex';
import { SubtaskHistories, SubtaskHistory } from './subtaskHistory';

/** Two subtasks that read as many records a second as told, since second 0. */
const detail = (
  seconds: number,
  rates: readonly number[] = [10, 20],
  now: number | null = seconds * 1_000
): VertexDetail => ({
  id: 'v',
  name: 'v',
  parallelism: rates.length,
  now,
  subtasks: rates.map((rate, index) => ({
    index,
    attempt: 0,
    state: 'RUNNING',
    taskManagerId: null,
    endpoint: null,
    started: 1,
    ended: null,
    durationMs: null,
    stateMs: new Map<string, number>(),
    counters: {
      ...noCounters,
      recordsIn: rate * seconds,
      busyMs: seconds * 500,
      idleMs: seconds * 500,
      backpressuredMs: 0,
    },
  })),
});

const spans = (seconds: readonly number[]) => {
  const history = new SubtaskHistory();
  return seconds.map((second) => {
    const mean = history.add(detail(second), second * 1_000).get('0');
    return [mean?.basis, mean?.elapsedMs, mean?.recordsIn];
  });
};

it.each<[what: string, seconds: number[], last: [string, number, number]]>([
  ['one answer', [100], ['sinceStart', 100_000, 10]],
  ['two too near each other', [100, 102], ['sinceStart', 102_000, 10]],
  ['two apart', [100, 110], ['interval', 10_000, 10]],
  ['at most half a minute', [100, 110, 120, 130, 140, 150], ['interval', 30_000, 10]],
  ['many near each other', [100, 101, 102, 103, 104, 105, 106, 107, 108], ['interval', 8_000, 10]],
  ['after a silence', [100, 110, 700], ['interval', 590_000, 10]],
  ['the same counters again', [100, 110, 110], ['interval', 10_000, 10]],
])('means over %s', (_, seconds, last) => {
  expect(spans(seconds).at(-1)).toEqual(last);
});

it('holds few samples, however often it is asked', () => {
  const history = new SubtaskHistory();
  for (let second = 100; second < 300; second += 1) {
    history.add(detail(second), second * 1_000);
  }
  expect(history.size).toBeLessThanOrEqual(2 * 9);
});

it('takes our own clock where Flink does not tell the time', () => {
  const history = new SubtaskHistory();
  history.add(detail(100, [10], null), 100_000);
  expect(history.add(detail(110, [10], null), 110_000).get('0')?.recordsIn).toBe(10);
});

it('is silent until somebody asks, and again after a while', () => {
  const history = new SubtaskHistory();
  const before = history.isSilent(0);
  history.add(detail(100), 100_000);
  expect([before, history.isSilent(115_000), history.isSilent(115_001)]).toEqual([true, false, true]);
});

it('of the vertices asked for the longest ago is forgotten when there are too many subtasks', () => {
  const histories = new SubtaskHistories(5);
  const add = (key: string) => histories.of(key).add(detail(100), 100_000);
  ['a', 'b', 'c', 'd'].forEach(add);
  expect(['d', 'c', 'b', 'a'].map((key) => histories.of(key).size > 0)).toEqual([true, true, false, false]);
});
