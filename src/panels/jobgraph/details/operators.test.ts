import { argumentsIn, chainOf } from './operators';

const plan = [
  '[9]:IntervalJoin(joinType=[InnerJoin], where=[((a = b) AND (ts >= (ts0 - 1000:INTERVAL SECOND)))], select=[a, ts])',
  '+- [10]:Calc(select=[a, UPPER(b, 1) AS EXPR$1])',
  '   +- sink_join[11]: Writer',
].join('\n');

it('gives each operator of a SQL plan its own arguments', () => {
  expect(chainOf({ name: 'IntervalJoin[9] -> Calc[10] -> sink_join[11]: Writer', description: plan })).toEqual({
    operators: [
      {
        name: 'IntervalJoin',
        arguments: [
          { name: 'joinType', value: 'InnerJoin' },
          { name: 'where', value: '((a = b) AND (ts >= (ts0 - 1000:INTERVAL SECOND)))' },
          { name: 'select', value: 'a, ts' },
        ],
      },
      { name: 'Calc', arguments: [{ name: 'select', value: 'a, UPPER(b, 1) AS EXPR$1' }] },
      { name: 'sink_join: Writer', arguments: [] },
    ],
    rest: [],
  });
});

it.each([
  ['a plan without numbers', 'Source: a -> Map', 'Source: a\n+- Map', ['Source: a', 'Map'], []],
  ['a plan that says more', 'Map', 'Reads the topic "orders"\n+- Map', ['Map'], ['Reads the topic "orders"']],
  [
    'numbers of other vertices',
    'Calc[2]',
    '[2]:Calc(select=[a])\n+- [7]:Rank(x=[1])',
    ['Calc'],
    ['+- [7]:Rank(x=[1])'],
  ],
  ['no plan', 'Map -> Sink', '', ['Map', 'Sink'], []],
  ['nothing at all', null, null, [], []],
  ['only a number', '[4]', null, ['[4]'], []],
])('%s', (_, name, description, names, rest) => {
  const chain = chainOf({ name, description });
  expect(chain.operators.map((operator) => operator.name)).toEqual(names);
  expect(chain.rest).toEqual(rest);
});

it.each([
  ['Calc(select=[a], where=[(a = 1)])', ['select: a', 'where: (a = 1)']],
  ['TableSourceScan(table=[[cat, db, t]], fields=[a, b])', ['table: [[cat, db, t]]', 'fields: a, b']],
  ['Join(a, b)', [': a', ': b']],
  ['Filter(a==b)', [': a==b']],
  ['Broken(a=[b', [': Broken(a=[b']],
  ['<img src=x onerror=alert(1)>', [': <img src=x onerror=alert(1)>']],
  ['', []],
])('reads %s', (call, expected) => {
  expect(argumentsIn(call).map(({ name, value }) => `${name}: ${value}`)).toEqual(expected);
});

it('is quick with a plan of a hundred thousand characters', () => {
  const long = `Calc(select=[${'((a'.repeat(30_000)}])`;
  expect(chainOf({ name: 'Calc[1]', description: `[1]:${long}` }).operators).toHaveLength(1);
});
