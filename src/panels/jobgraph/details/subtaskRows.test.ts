import { subtaskRow } from '../../../testing/jobGraphs';
import { orderBy } from './order';
import { columnsIn, hotFirst, sorted, subtaskRows } from './subtaskRows';

const rows = subtaskRows(
  [
    subtaskRow('join', 0, { busy: 0.3, recordsIn: 100, taskManager: 'tm-10' }),
    subtaskRow('join', 1, { busy: null, recordsIn: null, taskManager: null }),
    subtaskRow('join', 2, { busy: 1, recordsIn: 500, taskManager: 'tm-9' }),
    subtaskRow('other', 3, { busy: 1, recordsIn: 9_000 }),
    subtaskRow('join', 10, { busy: 0.3, recordsIn: 300, taskManager: 'tm-1' }),
  ],
  'join'
);
const order = (column: Parameters<typeof sorted>[1]['column'], descending: boolean) =>
  sorted(rows, { column, descending }).map(({ index }) => index);

it('has the subtasks of one vertex, with their records against the mean', () => {
  expect(rows.map(({ index, skew }) => [index, skew])).toEqual([
    ['0', 1 / 3],
    ['1', null],
    ['2', 5 / 3],
    ['10', 1],
  ]);
});

it('sorts the hot ones first, what is not known last in both directions, equal ones by number', () => {
  expect(sorted(rows, hotFirst).map(({ index }) => index)).toEqual(['2', '0', '10', '1']);
  expect(order('busy', false)).toEqual(['0', '10', '2', '1']);
  expect(order('index', true)).toEqual(['10', '2', '1', '0']);
  expect(order('taskManager', false)).toEqual(['10', '2', '0', '1']);
});

it('takes records out where none come in: a source reads none from Flink', () => {
  const sources = [0, 1].map((index) => subtaskRow('s', index, { recordsIn: 0, recordsOut: 100 + 200 * index }));
  expect(subtaskRows(sources, 's').map(({ skew }) => skew)).toEqual([0.5, 1.5]);
});

it.each([
  ['one subtask', [subtaskRow('s', 0)]],
  ['no records', [0, 1].map((index) => subtaskRow('s', index, { recordsIn: 0, recordsOut: 0 }))],
])('%s: skew is not known', (_, subtasks) => {
  expect(subtaskRows(subtasks, 's').map(({ skew }) => skew)).toEqual(subtasks.map(() => null));
});

it('leaves out columns without values', () => {
  const bare = subtaskRows([subtaskRow('s', 0, { busy: null, recordsIn: null, recordsOut: null })], 's');
  expect(columnsIn(bare, ['index', 'busy', 'recordsIn', 'skew', 'attempt'])).toEqual(['index', 'busy', 'attempt']);
});

it('turns around what is sorted already, and begins with the highest numbers', () => {
  expect(orderBy('busy', true, hotFirst)).toEqual({ column: 'busy', descending: false });
  expect(orderBy('recordsIn', true, hotFirst)).toEqual({ column: 'recordsIn', descending: true });
  expect(orderBy('taskManager', false, hotFirst)).toEqual({ column: 'taskManager', descending: false });
});
