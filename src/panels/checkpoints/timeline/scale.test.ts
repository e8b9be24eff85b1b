import { bytesAxis, durationAxis, linear } from './scale';

describe('a straight scale', () => {
  const scale = linear([1_000, 3_000], [50, 250]);
  it.each([
    [1_000, 50],
    [2_000, 150],
    [3_000, 250],
    [0, -50],
  ])('%d is at %d, and back', (value, pixel) => {
    expect(scale(value)).toBeCloseTo(pixel);
    expect(scale.invert(pixel)).toBeCloseTo(value);
  });

  it('survives a range of nothing', () => {
    expect(linear([5, 5], [0, 100])(5)).toBe(0);
    expect(linear([0, 10], [7, 7]).invert(7)).toBe(0);
  });
});

describe('an axis of durations', () => {
  it.each([
    [0, 4, 1],
    [33, 4, 40],
    [1_400, 4, 1_500],
    [48_200, 4, 60_000],
    [61_000, 4, 90_000],
    [600_000, 3, 600_000],
    [36_000_000, 4, 43_200_000],
  ])('of %d ms in %d steps ends at %d', (longest, count, max) => {
    expect(durationAxis(longest, count).max).toBe(max);
  });

  it('has round ticks from nothing to beyond the longest, and not too many', () => {
    for (let longest = 1; longest < 1e9; longest = Math.ceil(longest * 1.37)) {
      for (const count of [2, 3, 5, 8]) {
        const { max, ticks } = durationAxis(longest, count);
        expect(max).toBeGreaterThanOrEqual(longest);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBe(max);
        expect(ticks.length - 1).toBeLessThanOrEqual(count + 1);
        expect(max).toBeLessThanOrEqual(Math.max(2, longest * 3));
      }
    }
  });
});

it('an axis of bytes covers the largest with few ticks', () => {
  expect(bytesAxis(1_500, 2).ticks).toEqual([0, 1024, 2048]);
  for (let largest = 1; largest < 1e13; largest = Math.ceil(largest * 1.7)) {
    const { max, ticks } = bytesAxis(largest, 3);
    expect(max).toBeGreaterThanOrEqual(largest);
    expect(ticks[0]).toBe(0);
    expect(ticks.length).toBeLessThanOrEqual(5);
  }
});
