import { perUiRefresh, uiPaths, uiRequestsIn, uiRequestsPerRefresh } from './flinkUi';

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

it('asks for as many paths as the rule says, each once', () => {
  const paths = uiPaths('j', ['a', 'b', 'c']);
  expect(new Set(paths).size).toBe(uiRequestsPerRefresh(3));
  expect(paths).toEqual(expect.arrayContaining(['/jobs/j', '/jobs/j/vertices/c/watermarks']));
});

it('counts a stretch of time by refreshes of three seconds', () => {
  expect(perUiRefresh({ requests: 28, bytes: 40_000 }, 12_000)).toEqual({ requests: 7, bytes: 10_000 });
});
