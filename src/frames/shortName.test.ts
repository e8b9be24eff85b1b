import { shortName } from './shortName';

it.each([
  ['Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]', 'Source: orders'],
  ['IntervalJoin[9] -> Calc[10] -> sink_join[11]: Writer', 'IntervalJoin → sink_join: Writer'],
  ['sink_one[3]: Writer', 'sink_one: Writer'],
  ['GlobalWindowAggregate[7] -> Calc[8] -> Rank[9] -> sink[10]: Writer', 'GlobalWindowAggregate → … → sink: Writer'],
  ['Map', 'Map'],
  ['Calc[1]', 'Calc'],
  ['', ''],
  ['[1]', '[1]'],
  [' -> ', ' → '],
  ['<img src=x> -> Calc[2]', '<img src=x>'],
])('%s becomes %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});
