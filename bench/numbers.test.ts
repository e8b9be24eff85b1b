import { longestBlock, median } from './numbers';

it.each([
  [[3, 1, 2], 2],
  [[10, 2, 9, 1], 5.5],
  [[7], 7],
  [[], NaN],
])('the median of %p is %p', (values, middle) => {
  expect(median(values)).toBe(middle);
});

it('sorts numbers as numbers', () => {
  expect(median([9, 10, 100])).toBe(10);
});

describe('the longest block of a phase', () => {
  const blocks = [
    { from: 0, to: 90 },
    { from: 95, to: 120 },
    { from: 150, to: 160 },
    { from: 200, to: 500 },
  ];

  it('counts a block whole that reaches into the phase', () => {
    expect(longestBlock(blocks, { from: 100, to: 180 })).toBe(25);
  });

  it('leaves out what only touches its ends', () => {
    expect(longestBlock(blocks, { from: 90, to: 95 })).toBe(0);
    expect(longestBlock(blocks, { from: 160, to: 200 })).toBe(0);
  });
});
