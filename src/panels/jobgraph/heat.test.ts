import { subtaskRow } from '../../testing/jobGraphs';
import { heatOf, mostCells, subtasksByVertex } from './heat';

const busy = (...shares: Array<number | null>) => shares.map((share, index) => subtaskRow('a', index, { busy: share }));

it('has one cell a subtask, in their order, whatever the order of rows', () => {
  const heat = heatOf(3, busy(0.1, 0.22, 1).reverse());
  expect(heat?.cells.map((cell) => cell.busy)).toEqual([10, 22, 100]);
  expect(heat).toMatchObject({ perCell: 1, subtasks: 3 });
});

it('leaves the place of subtasks that nobody looked at', () => {
  const heat = heatOf(4, [subtaskRow('a', 2, { busy: 0.5 })]);
  expect(heat?.cells).toEqual([
    { busy: null, backpressured: null },
    { busy: null, backpressured: null },
    { busy: 50, backpressured: 0 },
    { busy: null, backpressured: null },
  ]);
});

it('has cells for a vertex of which only the parallelism is known, and none where not even that is', () => {
  expect(heatOf(2, [])).toMatchObject({ cells: [{ busy: null }, { busy: null }], hottest: null });
  expect(heatOf(null, [])).toBeNull();
  expect(heatOf(0, [])).toBeNull();
});

it.each([
  [1, 1, 1],
  [64, 64, 1],
  [65, 33, 2],
  [128, 64, 2],
  [129, 43, 3],
  [2_000, 63, 32],
  [10_000, 64, 157],
])('%i subtasks are %i cells of %i', (count, cells, perCell) => {
  const heat = heatOf(count, []);
  expect(heat?.cells.length).toBe(cells);
  expect(heat?.perCell).toBe(perCell);
  expect(cells).toBeLessThanOrEqual(mostCells);
});

it('a cell of several shows their maxima, of busy and backpressured each, and passes over what is not known', () => {
  const rows = busy(...Array.from({ length: 130 }, () => 0.1));
  rows[3] = subtaskRow('a', 3, { busy: 0.9, backpressured: null });
  rows[4] = subtaskRow('a', 4, { busy: null, backpressured: 0.7 });
  const heat = heatOf(130, rows);
  expect(heat?.perCell).toBe(3);
  expect(heat?.cells[1]).toEqual({ busy: 90, backpressured: 70 });
  expect(heat?.hottest).toMatchObject({ index: '3', cell: 1, share: 0.9 });
});

it('keeps room for subtasks beyond the parallelism, as after a rescale', () => {
  expect(heatOf(2, busy(0, 0, 0.5))?.subtasks).toBe(3);
});

it.each([
  ['one of eight', [0.39, 0.4, 0.38, 0.39, 0.39, 0.4, 1, 0.38], '6', true],
  ['half of them', [1, 1, 0.1, 0.1], '0', true],
  ['all of them', [0.98, 1, 0.99], '1', false],
  ['a little', [0.1, 0.19], '1', false],
  ['the only one', [0.9], '0', false],
])('the hottest: %s', (_, shares, index, standsOut) => {
  expect(heatOf(shares.length, busy(...shares))?.hottest).toMatchObject({ index, kind: 'busy', standsOut });
});

it('is the most backpressured one where nobody knows how busy they are, and none where nothing happens', () => {
  const rows = [0.2, 0.98].map((share, index) => subtaskRow('a', index, { busy: null, backpressured: share }));
  expect(heatOf(2, rows)?.hottest).toMatchObject({ index: '1', kind: 'backpressured', share: 0.98 });
  expect(heatOf(2, busy(0, 0))?.hottest).toBeNull();
});

it.each(['x', '-1', '1.5', ''])('is not thrown off by a subtask that is called %p', (index) => {
  expect(heatOf(2, [{ ...subtaskRow('a', 0, { busy: 1 }), index }])?.hottest).toBeNull();
});

it('stays small for an index that no Flink has', () => {
  expect(heatOf(2, [{ ...subtaskRow('a', 0), index: '999999999' }])?.cells.length).toBeLessThanOrEqual(mostCells);
});

it('takes shares out of range for the ends of the range', () => {
  expect(heatOf(2, busy(-0.1, 1.2))?.cells.map((cell) => cell.busy)).toEqual([0, 100]);
});

it('sorts subtasks by vertex, whatever it is called', () => {
  const groups = subtasksByVertex([subtaskRow('__proto__', 0), subtaskRow('b', 0), subtaskRow('__proto__', 1)]);
  expect([...groups].map(([id, rows]) => [id, rows.length])).toEqual([
    ['__proto__', 2],
    ['b', 1],
  ]);
});
