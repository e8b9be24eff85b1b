import { createDataFrame, FieldType } from '@grafana/data';
import { contract, flag, key, keyNumber, number, text, time } from './contract';

const people = contract(
  'people',
  { id: key('id'), name: text('full name'), age: number('age', { unit: 'a' }), born: time('born') },
  [{ name: 'label', type: FieldType.string, value: (row) => `${row.name ?? '?'} (${row.age ?? '?'})` }]
);
const rows = [
  { id: 'a', name: 'Ada', age: 36, born: 1_000 },
  { id: 'b', name: null, age: null, born: null },
];

it('reads back what it wrote', () => {
  expect(people.read(people.frame(rows))).toEqual(rows);
});

it('writes extra columns for other readers, and no cell is undefined', () => {
  const frame = people.frame(rows);
  expect(frame.fields.map(({ name, type }) => [name, type])).toEqual([
    ['label', 'string'],
    ['id', 'string'],
    ['full name', 'string'],
    ['age', 'number'],
    ['born', 'time'],
  ]);
  expect(frame.fields[0]?.values).toEqual(['Ada (36)', '? (?)']);
  expect(frame.fields.some(({ values }) => values.includes(undefined))).toBe(false);
});

it('reads by name and by type, whatever else is there and in whatever order', () => {
  const frame = createDataFrame({
    fields: [
      { name: 'age', values: ['36', 36, Number.NaN, Infinity] },
      { name: 'more', values: [1, 2, 3, 4] },
      { name: 'id', values: ['a', 'b', 'c', 5] },
    ],
  });
  // The last row lacks its key.
  expect(people.read(frame)).toEqual([
    { id: 'a', name: null, age: null, born: null },
    { id: 'b', name: null, age: 36, born: null },
    { id: 'c', name: null, age: null, born: null },
  ]);
});

it('is not fooled by a frame without its key column', () => {
  expect(people.read(createDataFrame({ fields: [{ name: 'age', values: [1] }] }))).toBeNull();
});

it('describes its columns', () => {
  expect(people.columns.map(({ name, isKey }) => [name, isKey])).toEqual([
    ['label', false],
    ['id', true],
    ['full name', false],
    ['age', false],
    ['born', false],
  ]);
});

it('reads numbers that every row must have, and flags that are not known', () => {
  const seats = contract('seats', { row: keyNumber('row'), taken: flag('taken') });
  const rows = [
    { row: 1, taken: true },
    { row: 0, taken: null },
  ];
  expect(seats.read(seats.frame(rows))).toEqual(rows);
  expect(seats.columns.map(({ type, isKey }) => [type, isKey])).toEqual([
    ['number', true],
    ['boolean', false],
  ]);
  const frame = createDataFrame({
    fields: [
      { name: 'row', values: [Number.NaN, '1', 2] },
      { name: 'taken', values: [true, true, 'true'] },
    ],
  });
  expect(seats.read(frame)).toEqual([{ row: 2, taken: null }]);
});
