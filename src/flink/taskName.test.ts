import { readTaskName } from './taskName';

test.each([
  ['Source: orders[1] -> Calc[2] (1/1) - execution #4', 'Source: orders[1] -> Calc[2]', 0, 4],
  ['map (12/128) - execution #0', 'map', 11, 0],
  ['map (2/4)#3', 'map', 1, 3],
  ['map (2/4)', 'map', 1, null],
  ['odd (1/2) name (3/4) - execution #5', 'odd (1/2) name', 2, 5],
  ['no numbers', 'no numbers', null, null],
  ['two\nlines (1/2) - execution #1', 'two\nlines', 0, 1],
])('%j', (name, task, subtask, attempt) => {
  expect(readTaskName(name)).toEqual({ task, subtask, attempt });
});
