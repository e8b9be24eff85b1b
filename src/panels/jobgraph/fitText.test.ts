import { fitChain, fitLines, fitText } from './fitText';

/** Every character is one wide. */
const measure = (text: string) => [...text].length;

it.each([
  ['orders', 6, 'orders'],
  ['orders', 5, 'orde…'],
  ['orders', 2, 'o…'],
  ['orders', 1, ''],
  ['two words', 5, 'two…'],
  ['👩👩👩👩', 3, '👩👩…'],
  ['', 3, ''],
])('%p in %i is %p', (text, width, expected) => {
  expect(fitText(text, width, measure)).toBe(expected);
});

it.each([
  ['Source: a → sink: Writer', 30, 'Source: a → sink: Writer'],
  ['WindowAggregate → sink_agg: Writer', 30, 'WindowAggr… → sink_agg: Writer'],
  ['Join → a_very_long_sink_name: Writer', 24, 'Join → a_very_long_sink…'],
  ['WindowAggregate → a_long_sink: Writer', 21, 'Window… → a_long_sin…'],
  ['Source: orders → … → sink: Writer', 28, 'Source:… → … → sink: Writer'],
  ['no arrow in this name', 10, 'no arrow…'],
  ['a → b', 2, 'a…'],
])('the chain %p in %i is %p', (name, width, expected) => {
  expect(fitChain(name, width, measure)).toBe(expected);
});

it('never exceeds the width', () => {
  const name = 'GroupWindowAggregate → … → sink_orders_enriched: Committer';
  for (let width = 0; width <= name.length; width += 1) {
    expect(measure(fitChain(name, width, measure))).toBeLessThanOrEqual(width);
    fitLines(name, width, 2, measure).forEach((line) => expect(measure(line)).toBeLessThanOrEqual(width));
  }
});

it.each([
  ['Window: 1 min per user', 10, ['Window: 1', 'min per u…']],
  ['Rank', 10, ['Rank']],
  ['Deduplicate rows', 8, ['Dedupli…', 'rows']],
  ['', 10, []],
])('%p in lines of %i is %j', (text, width, lines) => {
  expect(fitLines(text, width, 2, measure)).toEqual(lines);
});
