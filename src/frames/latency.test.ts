import { type Reading } from '../flink/latency/markers';
import { type Operator } from '../flink/latency/resolveNames';
import { latency, latencyFrame } from './latency';
import { latencyOf } from './latencyOf';
import { latencySeries, latencySeriesFrames, type LatencySeries } from './latencySeries';

const operator = (id: string, order: number, name: string | null = id.toUpperCase()): Operator => ({
  id,
  name,
  namedBy: name === null ? null : 'hash',
  vertexId: 'v',
  vertexName: 'V',
  order,
  upstream: name === null ? null : ['x', 'y'],
});
const reading = (operatorId: string, sourceId: string | null, subtask: number, value: number): Reading => ({
  histogram: { operatorId, sourceId, sourceIndex: null, subtask },
  vertexId: null,
  values: new Map([['p99', value]]),
  at: 5,
});
const operators = [operator('s', 0), operator('t', 1), operator('b', 2), operator('a', 3, null)];

test('rows stand in topological order, then by source and subtask', () => {
  const readings = [
    reading('a', 't', 0, 1),
    reading('gone', null, 0, 2),
    reading('b', 't', 0, 3),
    reading('b', 's', 10, 4),
    reading('b', 's', 9, 5),
    reading('a', 's', 0, 6),
  ];
  const rows = latencyOf(readings, operators);
  expect(rows.map((row) => [row.operator, row.source, row.subtask, row.p99, row.order, row.namedBy])).toEqual([
    ['B', 'S', 9, 5, 2, 'hash'],
    ['B', 'S', 10, 4, 2, 'hash'],
    ['B', 'T', 0, 3, 2, 'hash'],
    ['a', 'S', 0, 6, 3, null],
    ['a', 'T', 0, 1, 3, null],
    ['gone', null, 0, 2, null, null],
  ]);
  expect(rows.map((row) => [row.upstream, row.vertexId])).toEqual([
    ['x y', 'v'],
    ['x y', 'v'],
    ['x y', 'v'],
    [null, 'v'],
    [null, 'v'],
    [null, null],
  ]);
});

test('what is written is read back, whichever statistics have columns', () => {
  const rows = latencyOf([reading('b', 's', 1, 2.5)], operators);
  for (const shown of [['p99'], ['p50', 'p99'], ['p99', 'max']] as const) {
    const frame = latencyFrame(rows, shown, {});
    expect(latency.read(frame)).toEqual(rows);
    expect(frame.fields.map(({ name }) => name).filter((name) => /^(p\d+|min|max|mean)$/.test(name))).toEqual(shown);
    expect(frame.meta?.preferredVisualisationType).toBe('table');
  }
});

test('a frame of another kind is none', () => {
  expect(latency.read(latencySeries.frame([]))).toBeNull();
});

describe('series', () => {
  const series: LatencySeries = {
    operator: 'Calc[2]',
    operatorId: 'o',
    source: null,
    sourceId: null,
    vertex: null,
    vertexId: null,
    statistic: 'p99',
    subtask: 0,
    points: [
      { time: 1, value: 2 },
      { time: 3, value: null },
    ],
  };

  test('labels tell what is known, subtask 0 too', () => {
    const [frame] = latencySeriesFrames([series]);
    expect(frame?.fields[1]?.labels).toEqual({ operator: 'Calc[2]', operator_id: 'o', statistic: 'p99', subtask: '0' });
    expect(frame?.fields[1]?.config).toMatchObject({ displayNameFromDS: 'Calc[2] [0] p99', unit: 'ms' });
    expect(frame?.fields[1]?.config.description).toBeUndefined();
    expect(frame && latencySeries.read(frame)).toEqual(series.points);
  });

  test('of all subtasks, it says that it is their maximum', () => {
    const [frame] = latencySeriesFrames([{ ...series, subtask: null, source: 'Source: a', sourceId: 's' }]);
    expect(frame?.fields[1]?.config.displayNameFromDS).toBe('Source: a → Calc[2] p99');
    expect(frame?.fields[1]?.config.description).toMatch(/Maximum over the subtasks/);
    expect(frame?.fields[1]?.labels).not.toHaveProperty('subtask');
  });
});
