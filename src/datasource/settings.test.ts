import { budgetOf, flinkUiOf, minRefreshOf } from './settings';

it.each([
  [undefined, 12],
  [20.4, 20],
  [1, 3],
  [5_000, 200],
  [Number.NaN, 12],
])('a budget of %p counts as %i', (requestBudget, budget) => {
  expect(budgetOf({ requestBudget })).toBe(budget);
});

it.each([
  [undefined, 0],
  [5, 5_000],
  [-1, 0],
  [1e9, 300_000],
])('a shortest refresh of %p s counts as %i ms', (minRefreshSeconds, ms) => {
  expect(minRefreshOf({ minRefreshSeconds })).toBe(ms);
});

it.each([
  [undefined, null],
  ['', null],
  ['https://flink.example/ui/ ', 'https://flink.example/ui'],
  ['http://10.0.0.1:8081', 'http://10.0.0.1:8081'],
  ['javascript:alert(1)', null],
  ['flink.example', null],
  ['https://', null],
])('a Flink UI at %p counts as %p', (flinkUiUrl, address) => {
  expect(flinkUiOf({ flinkUiUrl })).toBe(address);
});
