import { CustomVariable, IntervalVariable, QueryVariable } from '@grafana/scenes';
import { type VariableJson } from './model';
import { variableOf } from './variables';

const json = (type: string, rest: Partial<VariableJson> = {}): VariableJson => ({ type, name: 'v', ...rest });

it.each(['query', 'datasource', 'custom', 'interval', 'constant', 'textbox'])('knows variables of type %s', (type) => {
  expect(variableOf(json(type, { query: 'a,b', hide: 2, label: 'L' }))?.state).toMatchObject({
    name: 'v',
    type,
    hide: 2,
    label: 'L',
  });
});

it('leaves out other types and says so', () => {
  const log = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(variableOf(json('adhoc'))).toBeNull();
  expect(log).toHaveBeenCalledWith(expect.stringContaining('adhoc'));
  log.mockRestore();
});

it('takes over what a list of values says', () => {
  const variable = variableOf(
    json('custom', {
      query: 'a,b',
      current: { value: ['a'], text: ['A'] },
      multi: true,
      includeAll: true,
      allValue: '.*',
    })
  );
  expect(variable).toBeInstanceOf(CustomVariable);
  expect(variable?.state).toMatchObject({
    value: ['a'],
    text: ['A'],
    isMulti: true,
    includeAll: true,
    defaultToAll: true,
    allValue: '.*',
  });
});

it('keeps the query of a query variable an object', () => {
  const query = { refId: 'A', queryType: 'jobs' };
  const variable = variableOf(json('query', { query, datasource: { uid: '${flink}' }, refresh: 2, sort: 1 }));
  expect(variable).toBeInstanceOf(QueryVariable);
  expect(variable?.state).toMatchObject({ query, datasource: { uid: '${flink}' }, refresh: 2, sort: 1 });
});

it.each([
  ['textbox', { query: 'default' }, 'default'],
  ['textbox', { query: 'default', current: { value: 'typed' } }, 'typed'],
  ['constant', { query: 'always', current: { value: 'other' } }, 'always'],
  ['interval', { query: '1m, 5m', current: { value: ['5m'] } }, '5m'],
  ['interval', { query: '1m,5m' }, '1m'],
])('%s %j has the value %s', (type, rest, value) => {
  expect(variableOf(json(type, rest))?.getValue()).toBe(value);
});

it('reads the steps of an interval', () => {
  const variable = variableOf(json('interval', { query: '1m, 5m', auto: true, auto_count: 10, auto_min: '5s' }));
  expect(variable).toBeInstanceOf(IntervalVariable);
  expect(variable?.state).toMatchObject({
    intervals: ['1m', '5m'],
    autoEnabled: true,
    autoStepCount: 10,
    autoMinInterval: '5s',
  });
});
