import { uiRequestsIn, uiRequestsPerRefresh } from './flinkUi';

it('asks for the job and twice for each vertex', () => {
  expect(uiRequestsPerRefresh(0)).toBe(1);
  expect(uiRequestsPerRefresh(121)).toBe(243);
});

it.each([
  [3_000, 7],
  [10_000, 21],
  [60_000, 140],
])('refreshes every three seconds, so in %p ms a job of three vertices costs %p requests', (ms, requests) => {
  expect(uiRequestsIn(ms, 3)).toBe(requests);
});
