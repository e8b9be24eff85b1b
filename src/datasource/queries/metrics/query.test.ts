import { failureFrom } from '../../../testing/failureFrom';
import { withScope } from './Editor';
import { defaults, isAggregated, listOf, type MetricsQuery, several, subtasksIn } from './query';

it.each<[string, number, number[]]>([
  ['', 3, [0, 1, 2]],
  ['1', 3, [1]],
  ['0,2-4', 8, [0, 2, 3, 4]],
  [' 2 - 3 , 0', 8, [0, 2, 3]],
  ['{1,3}', 8, [1, 3]],
  ['1-999999999', 4, [1, 2, 3]],
  ['3-1', 8, []],
  ['9', 4, []],
])('the subtasks %j of %i are %p', (list, parallelism, expected) => {
  expect(subtasksIn(list, parallelism)).toEqual(expected);
});

it.each(['a', '1;2', '-1', '1-', '0x1', '1.5', '$subtask'])('%j is no list of subtasks', (list) => {
  expect(failureFrom(() => subtasksIn(list, 4))).toEqual({ kind: 'invalid', what: 'subtask', value: list });
});

it.each<[number[], string]>([
  [[], ''],
  [[3], '3'],
  [[0, 1, 2], '0-2'],
  [[0, 2, 3, 4, 7], '0,2-4,7'],
])('%p are written %j', (subtasks, list) => {
  expect(listOf(subtasks)).toBe(list);
  expect(subtasks.length === 0 || subtasksIn(list, 8)).toEqual(subtasks.length === 0 || subtasks);
});

it.each<[string, string[]]>([
  ['a', ['a']],
  ['{a,b}', ['a', 'b']],
  [' {a, b,} ', ['a', 'b']],
  ['', []],
  ['Source__orders[1].a', ['Source__orders[1].a']],
])('%j means %p', (text, parts) => {
  expect(several(text)).toEqual(parts);
});

it.each<[MetricsQuery['scope'], MetricsQuery['aggregation'], boolean]>([
  ['vertex', 'max', true],
  ['vertex', 'none', false],
  ['subtask', 'skew', true],
  ['taskmanagers', 'avg', true],
  ['taskmanagers', 'none', false],
  ['taskmanager', 'max', false],
  ['job', 'max', false],
  ['jobmanager', 'max', false],
])('metrics of %s as %s are brought together: %p', (scope, aggregation, expected) => {
  expect(isAggregated({ ...defaults, scope, aggregation })).toBe(expected);
});

it('a saved scope that is none is a bad query', () => {
  const saved = JSON.parse('{"scope":"constructor"}') as MetricsQuery;
  expect(failureFrom(() => isAggregated({ ...defaults, ...saved }))).toEqual({ kind: 'badQuery' });
});

describe('choosing a scope', () => {
  it.each<[MetricsQuery['scope'], Partial<MetricsQuery>]>([
    ['subtask', { metrics: ['numRecordsIn'], aggregation: 'none' }],
    ['operator', { metrics: ['numRecordsIn'], aggregation: 'avg' }],
    ['job', { metrics: ['numRestarts'], aggregation: 'avg' }],
    ['taskmanager', { metrics: ['Status.JVM.Memory.Heap.Used'], aggregation: 'none' }],
  ])('%s keeps what fits and offers what does not', (scope, expected) => {
    const query: MetricsQuery = { ...defaults, job: 'orders', metrics: ['numRecordsIn'], aggregation: 'avg' };
    expect(withScope(query, scope)).toEqual({ ...query, ...expected, scope });
  });

  it('of all together brings them together', () => {
    expect(withScope({ ...defaults, scope: 'subtask', aggregation: 'none' }, 'vertex').aggregation).toBe('max');
  });
});
