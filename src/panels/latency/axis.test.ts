import { timeAt, xOf } from './axis';
import { cellAfter } from './usePlotEvents';
import { draggedRange } from './draw';

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
