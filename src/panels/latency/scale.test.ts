import { nice, placeOf, scaleOf, valueOf } from './scale';

const auto = { kind: 'log', min: null, max: null } as const;

describe('a logarithmic scale', () => {
  it('ends at round values around what it shows', () => {
    expect(scaleOf([6, 5_500, NaN], auto)).toEqual({ kind: 'log', min: 5, max: 10_000 });
  });

  it.each([[[]], [[NaN, NaN]], [[0, 0]], [[3, 3]]])('has the colours of low values for %j', (values) => {
    expect(scaleOf(values, auto)).toEqual({ kind: 'log', min: 1, max: 100 });
  });

  it('has two decades at least, below what it shows: one high value alone does not look low', () => {
    const scale = scaleOf([209_500, 209_500], auto);
    expect(scale).toEqual({ kind: 'log', min: 5_000, max: 500_000 });
    expect(placeOf(scale, 209_500)).toBeGreaterThan(0.75);
  });

  it.each([
    [
      { min: 20, max: null },
      { min: 20, max: 10_000 },
    ],
    [
      { min: null, max: 200 },
      { min: 2, max: 200 },
    ],
    [
      { min: 50, max: 60 },
      { min: 6, max: 60 },
    ],
    [
      { min: 0, max: 60 },
      { min: 1e-3, max: 60 },
    ],
  ])('ends where it is told to: %j', (ends, shown) => {
    expect(scaleOf([6, 5_500], { ...auto, ...ends })).toEqual({ kind: 'log', ...shown });
  });

  it('gives each decade the same room', () => {
    const scale = scaleOf([], { kind: 'log', min: 1, max: 10_000 });
    [1, 10, 100, 1_000, 10_000].forEach((value, index) => expect(placeOf(scale, value)).toBeCloseTo(index / 4, 9));
    expect(placeOf(scale, 0)).toBe(0);
    expect(placeOf(scale, 1e9)).toBe(1);
  });
});

it('a linear scale begins at zero', () => {
  const scale = scaleOf([6, 480], { kind: 'linear', min: null, max: null });
  expect(scale).toEqual({ kind: 'linear', min: 0, max: 500 });
  expect(placeOf(scale, 250)).toBe(0.5);
});

it('keeps ends that the user has set, and does not turn over', () => {
  expect(scaleOf([6], { kind: 'linear', min: 10, max: 20 })).toEqual({ kind: 'linear', min: 10, max: 20 });
  const upsideDown = scaleOf([6], { kind: 'log', min: 100, max: 10 });
  expect(upsideDown.max).toBeGreaterThan(upsideDown.min);
});

it('finds the value of each place again', () => {
  for (const kind of ['log', 'linear'] as const) {
    const scale = scaleOf([2, 7_000], { ...auto, kind });
    for (const place of [0, 0.2, 0.5, 0.9, 1]) {
      expect(placeOf(scale, valueOf(scale, place))).toBeCloseTo(place, 9);
    }
  }
});

it.each([
  [37, 20, 50],
  [50, 50, 50],
  [0.3, 0.2, 0.5],
  [0, 0, 0],
])('round values around %d: %d and %d', (value, down, up) => {
  expect(nice(value, 'down')).toBeCloseTo(down);
  expect(nice(value, 'up')).toBeCloseTo(up);
});
