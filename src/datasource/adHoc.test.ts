import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { asTable } from '../testing/asTable';
import { filterFrame, tagKeys, tagValues } from './adHoc';

const jobs = (meta: DataFrame['meta'] = { preferredVisualisationType: 'table' }) =>
  createDataFrame({
    name: 'jobs',
    meta,
    fields: [
      { name: 'name', type: FieldType.string, values: ['orders', 'clicks', 'nightly', 'a.b'] },
      { name: 'state', type: FieldType.string, values: ['RUNNING', 'RUNNING', 'FINISHED', null] },
      { name: 'tasks', type: FieldType.number, values: [4, 12, 0, null] },
    ],
  });

const names = (frame: DataFrame) => frame.fields[0]?.values.join(' ');

it.each([
  [[{ key: 'state', operator: '=', value: 'RUNNING' }], 'orders clicks'],
  [[{ key: 'state', operator: '!=', value: 'RUNNING' }], 'nightly a.b'],
  [[{ key: 'name', operator: '=~', value: 'o.*|night.+' }], 'orders nightly'],
  [[{ key: 'name', operator: '!~', value: 'o.*' }], 'clicks nightly a.b'],
  [[{ key: 'name', operator: '=~', value: 'a' }], ''],
  [[{ key: 'name', operator: '=~', value: '(' }], ''],
  [[{ key: 'tasks', operator: '>', value: '3' }], 'orders clicks'],
  [[{ key: 'tasks', operator: '<', value: '4' }], 'nightly'],
  [[{ key: 'name', operator: '=|', value: 'orders', values: ['orders', 'a.b'] }], 'orders a.b'],
  [[{ key: 'name', operator: '!=|', value: 'orders', values: ['orders', 'a.b'] }], 'clicks nightly'],
  [
    [
      { key: 'state', operator: '=', value: 'RUNNING' },
      { key: 'tasks', operator: '>', value: '4' },
    ],
    'clicks',
  ],
  [[{ key: 'elsewhere', operator: '=', value: 'x' }], 'orders clicks nightly a.b'],
  [[{ key: 'name', operator: 'like', value: 'x' }], 'orders clicks nightly a.b'],
])('%j leaves %j', (filters, left) => {
  expect(names(filterFrame(jobs(), filters))).toBe(left);
});

it('keeps the cells of a row together', () => {
  const filtered = filterFrame(jobs(), [{ key: 'tasks', operator: '=', value: '12' }]);
  expect(asTable(filtered)).toBe('# jobs\nname    state    tasks\nclicks  RUNNING  12');
  expect(filtered).toHaveLength(1);
});

it('leaves graphs and series as they are: their frames belong together', () => {
  const graph = jobs({ preferredVisualisationType: 'nodeGraph' });
  expect(filterFrame(graph, [{ key: 'name', operator: '=', value: 'orders' }])).toBe(graph);
});

it('offers columns once, by the name people see', () => {
  const column = (name: string, type: FieldType, displayName?: string) => ({ name, type, config: { displayName } });
  expect(
    tagKeys([
      column('state', FieldType.string, 'State'),
      column('name', FieldType.string, 'Job'),
      column('state', FieldType.string, 'State'),
      column('started', FieldType.time),
    ])
  ).toEqual([
    { text: 'Job', value: 'name' },
    { text: 'State', value: 'state' },
  ]);
});

it('offers the values that are there, each once', () => {
  expect(tagValues([jobs(), jobs(), jobs({})], 'state')).toEqual([{ text: 'FINISHED' }, { text: 'RUNNING' }]);
});
