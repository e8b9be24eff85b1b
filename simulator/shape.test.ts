import { differences, shapeOf } from './shape';

const id = 'cbc357ccb763df2852fee8c4fc7d55f2';
const compared = (wanted: unknown[], found: unknown[]) => differences(shapeOf(wanted), shapeOf(found));

const job = { jid: 'a', duration: 5, tasks: [{ state: 'RUNNING', busy: 1 }], end: null };

describe('shapes', () => {
  test('agree whatever the values are', () => {
    expect(compared([job], [{ ...job, jid: 'b', duration: 7, tasks: [{ state: '', busy: 0 }] }])).toEqual([]);
  });

  test.each([
    ['a field is missing', { jid: 'a', tasks: job.tasks, end: null }, ['$.duration: missing']],
    ['a field is new', { ...job, name: 'x' }, ['$.name: unknown']],
    ['a number is a text', { ...job, duration: '5' }, ['$.duration: string instead of number']],
    ['a number is NaN', { ...job, tasks: [{ state: '', busy: 'NaN' }] }, ['$.tasks[].busy: NaN instead of number']],
    ['a field of an item is missing', { ...job, tasks: [{ state: '' }] }, ['$.tasks[].busy: missing']],
    [
      'only some items have a field',
      { ...job, tasks: [...job.tasks, { state: '' }] },
      ['$.tasks[].busy: missing in some'],
    ],
    ['null became something', { ...job, end: 5 }, ['$.end: number instead of null']],
    ['a list is an object', { ...job, tasks: {} }, ['$.tasks: object instead of array']],
  ])('differ when %s', (_, found, expected) => {
    expect(compared([job], [found])).toEqual(expected);
  });

  test('of several samples allow what any of them has', () => {
    const either = [job, { ...job, end: 5, extra: true }];
    expect(compared(either, [job, { ...job, end: 7, extra: false }])).toEqual([]);
    expect(compared(either, [{ ...job, end: 7, extra: true }])).toEqual(['$.end: number instead of null|number']);
  });

  test('bring ids together that are keys', () => {
    const tasks = (key: string) => ({ tasks: { [key]: { acknowledged: 1 } } });
    expect(compared([tasks(id)], [tasks(id.replace('c', 'd'))])).toEqual([]);
    expect(compared([tasks(id)], [{ tasks: { [id]: {} } }])).toEqual(['$.tasks.*.acknowledged: missing']);
  });

  test('say nothing about what an empty list would hold', () => {
    expect(compared([{ list: [] }], [{ list: [1] }])).toEqual([]);
    expect(compared([[]], [{}])).toEqual(['$: object instead of array']);
  });
});
