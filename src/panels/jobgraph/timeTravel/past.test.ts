import { randomNumbers } from '../../../testing/jobGraphs';
import { pressureSeries } from '../../../testing/pressureSeries';
import { type Past, pastOf, stepAt } from './past';

const built = (...parameters: Parameters<typeof pastOf>): Past => {
  const past = pastOf(...parameters);
  if (past === null) {
    throw new Error('no past');
  }
  return past;
};

const lane = (past: Past, vertex: string, subtask = '0') => [
  ...(past.tasks.get(vertex)?.subtasks.get(subtask)?.lane.busy ?? []),
];

it('has no past without series', () => {
  expect(pastOf([], 'j')).toBeNull();
});

it('puts all series onto one grid, and fills nothing in', () => {
  const past = built(
    [pressureSeries('a', 'busy', [0.1, 0.2, null, null, 0.5]), pressureSeries('b', 'busy', [1, 1, 1, 1, 1])],
    null
  );
  expect([...past.grid]).toEqual([0, 15_000, 30_000, 45_000, 60_000]);
  expect(past.step).toBe(15_000);
  expect(lane(past, 'a')).toEqual([0.1, 0.2, NaN, NaN, NaN]);
});

it('does not believe the load of a task that just started, as long as samples are dense enough to show it', () => {
  const values = [0.1, null, 1, 0.2, 0.3];
  const all = (step: number) => [
    pressureSeries('a', 'busy', values, { step }),
    pressureSeries('a', 'recordsIn', values, { step }),
    pressureSeries('b', 'busy', [1, 1, 1, 1, 1], { step }),
  ];
  expect(lane(built(all(10_000), null), 'a')).toEqual([0.1, NaN, NaN, 0.2, 0.3]);
  expect(lane(built(all(60_000), null), 'a')).toEqual([0.1, NaN, 1, 0.2, 0.3]);
  expect([...(built(all(10_000), null).tasks.get('a')?.subtasks.get('0')?.lane.recordsIn ?? [])]).toEqual([
    0.1,
    NaN,
    1,
    0.2,
    0.3,
  ]);
});

it('takes the newest sample that is not too old where series are not asked at the same moments', () => {
  const past = built(
    [pressureSeries('a', 'busy', [0.1, 0.2, 0.3]), pressureSeries('b', 'busy', [0.7, 0.8, 0.9], { from: 7_000 })],
    null
  );
  expect([...past.grid]).toEqual([0, 7_000, 15_000, 22_000, 30_000, 37_000]);
  expect(lane(past, 'a')).toEqual([0.1, 0.1, 0.2, 0.2, 0.3, 0.3]);
  expect(lane(past, 'b')).toEqual([NaN, NaN, 0.7, 0.8, 0.8, 0.9]);
});

it('joins the attempts of a subtask: the newest counts where two overlap, and each keeps its TaskManager', () => {
  const past = built(
    [
      pressureSeries('a', 'busy', [null, 0.8, 0.9], { attempt: 1, taskManager: 'tm_2' }),
      pressureSeries('a', 'busy', [0.1, 0.2, null], { attempt: 0, taskManager: 'tm_1' }),
    ],
    null
  );
  expect(lane(past, 'a')).toEqual([0.1, 0.8, 0.9]);
  expect(past.tasks.get('a')?.subtasks.get('0')?.taskManagers).toEqual(['tm_1', 'tm_2', 'tm_2']);
});

it('leaves other jobs out, and says so', () => {
  const series = [
    pressureSeries('a', 'busy', [0.1], { job: 'mine' }),
    pressureSeries('b', 'busy', [0.1]),
    pressureSeries('c', 'busy', [0.1], { job: 'other' }),
  ];
  const past = built(series, 'mine');
  expect([...past.tasks.keys()]).toEqual(['a', 'b']);
  expect(past.hasOtherJobs).toBe(true);
  expect(built(series, null).hasOtherJobs).toBe(false);
  expect(built(series.slice(2), 'mine')).toMatchObject({ hasOtherJobs: true, tasks: new Map() });
});

it('keeps watermarks as lags', () => {
  const past = built([pressureSeries('a', 'watermark', [88_000, 101_000], { from: 90_000 })], null);
  expect([...(past.tasks.get('a')?.subtasks.get('0')?.lane.watermark ?? [])]).toEqual([2_000, 4_000]);
});

it('orders subtasks by number', () => {
  const past = built(
    ['10', '9', '0'].map((subtask) => pressureSeries('a', 'busy', [0.1], { subtask })),
    null
  );
  expect([...(past.tasks.get('a')?.subtasks.keys() ?? [])]).toEqual(['0', '9', '10']);
});

describe('the step of a moment', () => {
  const past = { grid: Float64Array.from([0, 10, 20, 100, 110]), step: 10 };
  it.each([
    [-11, null],
    [-10, 0],
    [0, 0],
    [4, 0],
    [6, 1],
    [29, 2],
    [31, null],
    [60, null],
    [91, 3],
    [120, 4],
    [121, null],
  ])('%d is %p', (at, step) => {
    expect(stepAt(past, at)).toBe(step);
  });

  it('is the nearest one, whatever the grid', () => {
    const random = randomNumbers(7);
    for (let round = 0; round < 200; round += 1) {
      const grid = Float64Array.from({ length: Math.floor(random() * 12) }, () => Math.floor(random() * 100)).sort();
      const at = Math.floor(random() * 120) - 10;
      const step = stepAt({ grid, step: 8 }, at);
      const distance = Math.min(Infinity, ...[...grid].map((time) => Math.abs(time - at)));
      expect(step === null ? distance > 8 : Math.abs((grid[step] ?? NaN) - at) === distance).toBe(true);
    }
  });
});
