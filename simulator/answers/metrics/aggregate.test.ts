import { aggregate, aggregationsOf } from './aggregate';
import { tableOf } from './table';

const asked = (query: string) => ({ path: new Map<string, string>(), query: new URLSearchParams(query) });
const tables = (...values: Array<Record<string, string>>) =>
  values.map((value) => tableOf(Object.fromEntries(Object.entries(value).map(([name, text]) => [name, () => text]))));
const all = aggregationsOf(asked(''), '2.3.0');

describe('an aggregated metric', () => {
  test('is smallest, largest, mean, sum and skew over all places', () => {
    const [found] = aggregate(tables({ a: '958' }, { a: '1000.0' }), ['a'], all);
    expect(found).toMatchObject({ id: 'a', min: 958, max: 1_000, avg: 979, sum: 1_958 });
    expect(Number(found?.skew)).toBeCloseTo(2.145, 3);
    expect(aggregate(tables({ a: '0' }, { a: '42' }), ['a'], all)).toMatchObject([{ skew: 100 }]);
    expect(aggregate(tables({ a: '0' }, { a: '0' }), ['a'], all)).toMatchObject([{ skew: 0 }]);
  });

  test('is NaN as soon as one place has no number', () => {
    expect(aggregate(tables({ a: '1' }, { a: 'NaN' }), ['a'], all)).toEqual([
      { id: 'a', min: 'NaN', max: 'NaN', avg: 'NaN', sum: 'NaN', skew: 'NaN' },
    ]);
  });

  test('is left out when it is no number, and leaves places out that lack it', () => {
    expect(aggregate(tables({ a: '1', flag: 'true' }, { flag: 'false' }), ['flag', 'a'], ['max'])).toEqual([
      { id: 'a', max: 1 },
    ]);
  });

  test('that nobody has empties the whole answer', () => {
    expect(aggregate(tables({ a: '1' }), ['a', 'unknown'], all)).toEqual([]);
    expect(aggregate([], ['a'], all)).toEqual([]);
  });
});

describe('which aggregations there are', () => {
  test('is asked for with a list', () => {
    expect(aggregationsOf(asked('agg=MAX,min'), '2.3.0')).toEqual(['min', 'max']);
    expect(() => aggregationsOf(asked('agg=max,median'), '2.3.0')).toThrow('(agg) from value "max,median"');
  });

  test('depends on the version', () => {
    expect(aggregationsOf(asked(''), '1.18.1')).toEqual(['min', 'max', 'avg', 'sum']);
    expect(() => aggregationsOf(asked('agg=skew'), '1.18.1')).toThrow('skew');
  });
});
