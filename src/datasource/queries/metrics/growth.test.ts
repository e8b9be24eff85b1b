import { growthOf, withGaps } from './growth';

const line = (...points: Array<[number, number | null]>) => ({
  times: points.map(([seconds]) => seconds * 1_000),
  values: points.map(([, value]) => value),
});

describe('growth', () => {
  it.each<[string, Array<[number, number | null]>, Array<[number, number | null]>]>([
    [
      'is per second',
      [
        [0, 0],
        [10, 100],
        [20, 150],
        [30, 350],
      ],
      [
        [20, 5],
        [30, 20],
      ],
    ],
    [
      'is per second, too, when it is looked at rarely',
      [
        [0, 0],
        [20, 100],
        [80, 160],
      ],
      [
        [20, 5],
        [80, 1],
      ],
    ],
    [
      'leaves out pairs of a new value and one of the fetch before',
      [
        [0, 0],
        [12, 0],
        [24, 120],
        [36, 240],
        [100, 880],
        [112, 880],
        [124, 1_000],
        [136, 1_120],
      ],
      [
        [36, 10],
        [100, 10],
        [136, 10],
      ],
    ],
    [
      'is zero when nothing changes for longer than a fetch',
      [
        [0, 7],
        [10, 7],
        [20, 7],
        [40, 7],
      ],
      [
        [20, 0],
        [40, 0],
      ],
    ],
    [
      'is never negative: a counter that starts again leaves a gap',
      [
        [0, 100],
        [10, 7],
        [20, 27],
      ],
      [
        [10, null],
        [20, 2],
      ],
    ],
    [
      'is not known beside what is not known',
      [
        [0, 1],
        [20, null],
        [40, 5],
        [60, 25],
      ],
      [
        [20, null],
        [60, 1],
      ],
    ],
    [
      'does not fall to zero where the same measurement is read twice',
      [
        [0, 100],
        [5, 150],
        [10, 150],
        [15, 200],
        [20, 200],
        [25, 250],
      ],
      [
        [15, 5],
        [25, 5],
      ],
    ],
    ['of one point is nothing', [[0, 100]], []],
    ['of nothing is nothing', [], []],
  ])('%s', (_what, points, expected) => {
    expect(growthOf(line(...points))).toEqual(line(...expected));
  });
});

describe('gaps', () => {
  it('break a line where nobody looked for longer than usual', () => {
    const seen = line([0, 1], [10, 1], [20, 1], [200, 5], [210, 5]);
    expect(withGaps(seen)).toEqual({
      times: [0, 10_000, 20_000, 20_001, 200_000, 210_000],
      values: [1, 1, 1, null, 5, 5],
    });
  });

  it.each<[string, Array<[number, number | null]>]>([
    [
      'a slow refresh',
      [
        [0, 1],
        [300, 1],
        [601, 1],
      ],
    ],
    [
      'a missed refresh',
      [
        [0, 1],
        [10, 1],
        [30, 1],
      ],
    ],
    [
      'two points only',
      [
        [0, 1],
        [3_600, 1],
      ],
    ],
    ['nothing', []],
  ])('are not made by %s', (_what, points) => {
    expect(withGaps(line(...points))).toEqual(line(...points));
  });
});
