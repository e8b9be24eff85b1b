import { optionsOf, subjects } from './options';

it('measures everything on simulated clusters unless told otherwise', () => {
  expect(optionsOf([], undefined)).toEqual({
    only: new Set(subjects),
    refreshes: 60,
    write: null,
    flinkUrl: null,
    job: null,
  });
});

it('takes subjects, a number, a page, and a job of a real cluster', () => {
  const args = ['--only', 'layout,bundle', '--refreshes', '5', '--write', 'docs/bench.md', '--job', 'orders'];
  expect(optionsOf(args, 'http://flink:8081/')).toEqual({
    only: new Set(['layout', 'bundle']),
    refreshes: 5,
    write: 'docs/bench.md',
    flinkUrl: 'http://flink:8081',
    job: 'orders',
  });
});

it.each([
  [['--only', 'speed'], /no subject speed/],
  [['--refreshes', 'many'], /number of refreshes/],
  [['--refreshes', '0'], /number of refreshes/],
  [['--job', 'orders'], /FLINK_URL/],
  [['--fast'], /--fast/],
])('refuses %p', (args, sentence) => {
  expect(() => optionsOf(args, '')).toThrow(sentence);
});
