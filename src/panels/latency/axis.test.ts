import { timeAt, timeTicks, xOf } from './axis';
import { cellAfter } from './usePlotEvents';
import { draggedRange } from './draw';

it.each([
  ['minutes', { from: 0, to: 600_000 }, 10, 0, 60_000, 11],
  ['few labels', { from: 0, to: 600_000 }, 2, 0, 300_000, 3],
  ['days', { from: 0, to: 10 * 86_400_000 }, 5, 0, 2 * 86_400_000, 6],
])('ticks: %s', (_, range, most, offset, step, count) => {
  const ticks = timeTicks(range, most, offset);
  expect(ticks.step).toBe(step);
  expect(ticks.times).toHaveLength(count);
  expect(ticks.times.every((at) => at % step === 0)).toBe(true);
});

it('is round in the time zone of the dashboard', () => {
  const half = 5.5 * 3_600_000;
  const { times } = timeTicks({ from: 0, to: 86_400_000 }, 4, half);
  expect(times.every((at) => (at + half) % 21_600_000 === 0)).toBe(true);
});

it('finds the time of a place again', () => {
  const range = { from: 1_000, to: 5_000 };
  expect(timeAt(xOf(2_000, range, 400), range, 400)).toBe(2_000);
});

it('a drag selects time, in either direction and inside the picture; a click does not', () => {
  const range = { from: 0, to: 1_000 };
  expect(draggedRange(80, 20, range, 100)).toEqual({ from: 200, to: 800 });
  expect(draggedRange(50, 900, range, 100)).toEqual({ from: 500, to: 1_000 });
  expect(draggedRange(50, 55, range, 100)).toBeNull();
});

describe('keys', () => {
  it.each([
    ['ArrowRight', { row: 0, column: 0 }, { row: 0, column: 1 }],
    ['ArrowLeft', { row: 0, column: 0 }, { row: 0, column: 0 }],
    ['ArrowDown', { row: 2, column: 1 }, { row: 2, column: 1 }],
    ['PageUp', { row: 2, column: 1 }, { row: 0, column: 1 }],
  ])('%s', (key, from, to) => expect(cellAfter(key, from, 3, 4)).toEqual(to));

  it('begin with the newest cell of the first row, and others do nothing', () => {
    expect(cellAfter('ArrowRight', null, 3, 4)).toEqual({ row: 0, column: 3 });
    expect(cellAfter('a', null, 3, 4)).toBeNull();
    expect(cellAfter('ArrowRight', null, 0, 4)).toBeNull();
  });
});
