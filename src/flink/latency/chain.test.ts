import { chainOf, type ChainedOperator, operatorsOf } from './chain';

const drawn = ({ name, next }: ChainedOperator): string =>
  next.length === 0 ? name : `${name}{${next.map(drawn).join('|')}}`;

test.each([
  ['Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]', 'Source: orders[1]{Calc[2]{WatermarkAssigner[3]}}'],
  ['Map', 'Map'],
  ['', ''],
  ['A -> (B, C)', 'A{B|C}'],
  ['A -> (B, C -> D)', 'A{B|C{D}}'],
  ['A -> B -> (C -> (D, E), F)', 'A{B{C{D|E}|F}}'],
  ['Calc(select=[a -> b, c]) -> Sink(table=[x, y])', 'Calc(select=[a -> b, c]){Sink(table=[x, y])}'],
  [
    'MultipleInput[3] [Source: a[1], Source: b[2]] -> Sink: c',
    'MultipleInput[3] [Source: a[1], Source: b[2]]{Sink: c}',
  ],
  ['odd) -> brackets(', 'odd){brackets(}'],
  ['A -> ', 'A{}'],
])('%s', (name, tree) => {
  expect(drawn(chainOf(name))).toBe(tree);
});

test('operators stand before those behind them', () => {
  expect(operatorsOf(chainOf('A -> B -> (C -> (D, E), F)')).map(({ name }) => name)).toEqual([...'ABCDEF']);
});

test.each(['a -> ('.repeat(20_000), ' -> '.repeat(25_000), '('.repeat(100_000), 'a -> ('.repeat(1_600)])(
  'hostile names end soon',
  (name) => {
    const start = performance.now();
    expect(chainOf(name)).toHaveProperty('name');
    expect(performance.now() - start).toBeLessThan(500);
  }
);
