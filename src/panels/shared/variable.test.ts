import { locationService } from '@grafana/runtime';
import { setVariable, variableValue } from './variable';

it.each([
  ['vertex', (text: string) => text.replace('${vertex:raw}', 'abc'), 'abc'],
  ['vertex', () => '', ''],
  ['vertex', (text: string) => text, null],
  ['', (text: string) => text.replace('${:raw}', 'x'), null],
  ['a b', () => 'x', null],
])('value of %p: %#', (name, replace, value) => {
  expect(variableValue(name, replace)).toBe(value);
});

it('sets a variable, and nothing where there can be none', () => {
  setVariable('vertex', 'abc');
  expect(locationService.getSearchObject()).toEqual({ 'var-vertex': 'abc' });
  setVariable('', 'x');
  setVariable('a&b', 'x');
  expect(locationService.getSearchObject()).toEqual({ 'var-vertex': 'abc' });
});
