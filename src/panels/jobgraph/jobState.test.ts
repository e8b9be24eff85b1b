import { stateLook } from './jobState';

it.each([
  ['RUNNING', 'good'],
  ['RESTARTING', 'bad'],
  ['FAILING', 'bad'],
  ['FAILED', 'bad'],
  ['FINISHED', 'over'],
  ['CANCELED', 'over'],
  ['CREATED', 'waiting'],
  ['INITIALIZING', 'waiting'],
  ['A_LATER_VERSION', 'waiting'],
  ['constructor', 'waiting'],
])('%s is %s', (state, mood) => {
  expect(stateLook(state).mood).toBe(mood);
});
