import { influxFrames, influxGauges, influxLatency, influxStart } from '../testing/influxFrames';
import { influxQueries } from './influxSeries';

const latencyOf = (select: string, ...columns: string[]) =>
  influxFrames(
    `${select} FROM "m_latency" WHERE $timeFilter GROUP BY time(10s)`,
    columns.map((column) => ({ measurement: 'm_latency', column, labels: { operator_id: 'x' }, values: [1] }))
  );

const fieldsOf = (frames: ReturnType<typeof influxFrames>) => {
  const query = influxQueries(frames).get('A');
  return frames.map((frame) => query?.fieldOf(frame));
};

describe('the field of a frame', () => {
  it.each([
    ['an alias', 'SELECT max("p99") AS "p99", last("p50") as median', ['p99', 'median'], ['p99', 'p50']],
    ['a function without one, as the query editor writes it', 'SELECT max("p99")', ['max'], ['p99']],
    ['numbered functions', 'SELECT max("p99"), max("p50")', ['max', 'max_1'], ['p99', 'p50']],
    ['a function of a function', 'SELECT non_negative_derivative(mean("p99"), 1s) AS "d"', ['d'], ['p99']],
    ['arguments', 'SELECT percentile("p999", 95), min("min")', ['percentile', 'min'], ['p999', 'min']],
    ['no quotes', 'SELECT max(p99), p50', ['max', 'p50'], ['p99', 'p50']],
    ['types of the query editor', 'SELECT "p99"::field', ['p99'], ['p99']],
    ['a comma in a name', 'SELECT max("a,b"), max("p99")', ['max', 'max_1'], ['a,b', 'p99']],
    ['everything', 'SELECT *', ['p99', 'count'], ['p99', 'count']],
  ])('with %s', (_, select, columns, fields) => {
    expect(fieldsOf(latencyOf(select, ...columns))).toEqual(fields);
  });

  it('is that of the only one where a legend hides the column', () => {
    const [frame] = latencyOf('SELECT max("p99")', 'max');
    const named = frame === undefined ? [] : [{ ...frame, name: 'Join' }];
    expect(fieldsOf(named)).toEqual(['p99']);
  });

  it('is found in all frames of an answer, of which only the first one tells the query', () => {
    expect(fieldsOf(influxLatency)).toEqual(['p99', 'mean', 'count']);
  });
});

it('a value counts up to the end of its part of the time, the last one to that of the query', () => {
  const query = influxQueries(influxGauges).get('A');
  const last = influxStart + 5 * 60_000;
  expect(query?.endOf(influxStart)).toBe(influxStart + 60_000);
  expect(query?.endOf(last)).toBe(1_795_284_391_062);
  expect(last + 60_000).toBeGreaterThan(1_795_284_391_062);
});

it('values of a moment count then', () => {
  const query = influxQueries(
    influxFrames('SELECT "value" FROM "m"', [{ measurement: 'm', column: 'value', labels: {}, values: [1] }])
  ).get('A');
  expect(query?.endOf(7)).toBe(7);
});

it('knows no query in frames of others', () => {
  const [frame] = influxLatency;
  const others = frame === undefined ? [] : [{ ...frame, meta: { executedQueryString: 'Expr: max(x)' } }];
  expect(others).toHaveLength(1);
  expect(influxQueries(others).size).toBe(0);
});
