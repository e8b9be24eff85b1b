import { Wake } from './wake';

it.each<[string, number[], Array<[boolean, number]>]>([
  ['the first of all wakes Flink up', [0], [[true, 1_200]]],
  [
    'others of the same refresh wait for the same fetch',
    [0, 5, 1_199, 1_200],
    [
      [true, 1_200],
      [false, 1_195],
      [false, 1],
      [false, 0],
    ],
  ],
  [
    'every ten seconds nobody waits',
    [0, 10_000, 20_000],
    [
      [true, 1_200],
      [false, 0],
      [false, 0],
    ],
  ],
  [
    'once a minute each is the first',
    [0, 60_000, 60_100],
    [
      [true, 1_200],
      [true, 1_200],
      [false, 1_100],
    ],
  ],
])('%s', (_what, times, expected) => {
  const wake = new Wake();
  expect(times.map((time) => wake.ask(1e12 + time)).map(({ isFirst, waitMs }) => [isFirst, waitMs])).toEqual(expected);
});
