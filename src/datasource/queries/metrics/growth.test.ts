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
        [40, 150],
        [50, 350],
      ],
      [
        [20, 5],
        [40, 0],
        [50, 20],
      ],
    ],
    [
      'of the first value is not known: nobody knows how old it was',
      [
        [0, 0],
        [3, 100],
        [13, 120],
      ],
      [[13, 2]],
    ],
    [
      'is known all the same when it has long been looked at',
      [
        [0, 0],
        [60, 120],
      ],
      [[60, 2]],
    ],
    [
      'is zero when nothing changes, also at the start',
      [
        [0, 7],
        [11, 7],
        [22, 7],
      ],
      [
        [11, 0],
        [22, 0],
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
        [10, null],
        [20, 5],
        [30, 15],
        [40, 25],
      ],
      [
        [10, null],
        [40, 1],
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
