import { lanesOf, type Span } from './lanes';

/** Numbers from 0 to 1 that look random and are the same each time. */
const numbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

it.each([
  ['nothing', [], [], 0],
  [
    'one after the other share a lane',
    [
      { from: 0, to: 5 },
      { from: 5, to: 9 },
    ],
    [0, 0],
    1,
  ],
  [
    'two at the same time have one each',
    [
      { from: 0, to: 5 },
      { from: 4, to: 9 },
    ],
    [0, 1],
    2,
  ],
  [
    'a lane is used again',
    [
      { from: 0, to: 3 },
      { from: 1, to: 9 },
      { from: 4, to: 5 },
    ],
    [0, 1, 0],
    2,
  ],
  [
    'in whatever order they come',
    [
      { from: 4, to: 9 },
      { from: 0, to: 5 },
    ],
    [1, 0],
    2,
  ],
])('%s', (_, spans: Span[], lanes, count) => {
  expect(lanesOf(spans)).toEqual({ lanes, count });
});

it('never lets two spans of a lane overlap, and takes no more lanes than spans are there at once', () => {
  const next = numbers(7);
  for (let round = 0; round < 100; round += 1) {
    const spans = Array.from({ length: 40 }, () => {
      const from = Math.floor(next() * 1_000);
      return { from, to: from + Math.floor(next() * 80) };
    });
    const { lanes, count } = lanesOf(spans);
    const wrong = spans.filter((left, first) =>
      spans.some(
        (right, second) =>
          first < second && lanes[first] === lanes[second] && left.from < right.to && right.from < left.to
      )
    );
    expect(wrong).toEqual([]);
    const atOnce = Math.max(
      ...spans.map(({ from }) => spans.filter((each) => each.from <= from && each.to > from).length)
    );
    expect(count).toBeLessThanOrEqual(Math.max(1, atOnce + spans.filter(({ from, to }) => from === to).length));
  }
});
