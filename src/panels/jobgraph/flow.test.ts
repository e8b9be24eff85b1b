import { edgeRow, graphOf, vertexRow } from '../../testing/jobGraphs';
import { dashOf, fewEdges, flowsOf, strengthOf, thicknessOf } from './flow';
import { pairKey } from './layout/topology';

const key = (source: string, target: string) => pairKey({ source, target });
const ab = key('a', 'b');

it.each([
  [['HASH'], 'HASH', 'spread'],
  [['hash', 'HASH'], 'HASH ×2', 'spread'],
  [['FORWARD'], 'FORWARD', 'forward'],
  [['FORWARD', 'HASH', 'HASH'], 'FORWARD, HASH ×2', 'spread'],
  [['HASH', 'BROADCAST'], 'HASH, BROADCAST', 'broadcast'],
  [[null, ''], '', 'spread'],
])('connections %j between two vertices are one edge: %s, %s', (strategies, strategy, kind) => {
  const edges = strategies.map((shipStrategy) => edgeRow('a', 'b', { shipStrategy }));
  expect(flowsOf({ ...graphOf('a>b'), edges }).get(ab)).toMatchObject({ strategy, kind });
});

it('adds up what several connections between two vertices carry, if all of them say so', () => {
  const vertices = [vertexRow('a', { recordsOut: null }), vertexRow('b', { recordsIn: null })];
  const flow = (...records: Array<number | null>) =>
    flowsOf({ vertices, edges: records.map((rate) => edgeRow('a', 'b', { records: rate })) }).get(ab)?.records;
  expect(flow(10, 30)).toBe(40);
  expect(flow(10, null)).toBeNull();
});

it('takes the rate of a vertex for that of its only connection, and none where there are several', () => {
  const graph = graphOf('a>c b>c c>d b>e', {
    vertices: [
      vertexRow('a', { recordsOut: 70 }),
      vertexRow('b', { recordsOut: 50 }),
      vertexRow('c', { recordsIn: 90, recordsOut: null }),
      vertexRow('d', { recordsIn: 36 }),
      vertexRow('e', { recordsIn: null }),
    ],
  });
  const flows = flowsOf({ ...graph, edges: graph.edges.map((edge) => ({ ...edge, records: null })) });
  expect(flows.get(key('a', 'c'))?.records).toBe(70);
  expect(flows.get(key('c', 'd'))?.records).toBe(36);
  expect(flows.get(key('b', 'c'))).toMatchObject({ records: null, strength: 0 });
  expect(flows.get(key('b', 'e'))?.records).toBeNull();
});

it('the strongest edge is the one that carries most', () => {
  const edges = [edgeRow('a', 'b', { records: 9_400 }), edgeRow('b', 'c', { records: 36 })];
  const flows = flowsOf({ ...graphOf('a>b b>c'), edges });
  expect(flows.get(ab)?.strength).toBe(1);
  expect(flows.get(key('b', 'c'))?.strength).toBeCloseTo(0.156, 2);
});

it('a job in which nothing flows has no strong edge', () => {
  const edges = [edgeRow('a', 'b', { records: 0 })];
  expect(flowsOf({ ...graphOf('a>b'), edges }).get(ab)).toMatchObject({ records: 0, strength: 0 });
});

it('more records never make an edge thinner, and steps are small enough to be seen as one scale', () => {
  const rates = [0, 1, 10, 100, 1_000, 10_000, 100_000];
  const widths = rates.map((rate) => thicknessOf(strengthOf(rate, 100_000), 3));
  expect(widths).toEqual([...widths].sort((left, right) => left - right));
  expect(widths[0]).toBe(1.25);
  expect(widths.at(-1)).toBe(5);
  expect(new Set(widths).size).toBeGreaterThanOrEqual(6);
});

it('where there are many edges the widest stay narrow', () => {
  expect(thicknessOf(1, fewEdges)).toBe(5);
  expect(thicknessOf(1, fewEdges + 1)).toBe(2.5);
});

it('tells kinds apart at every width', () => {
  for (const width of [1, 1.25, 5]) {
    const dashes = (['spread', 'forward', 'broadcast'] as const).map((kind) => dashOf(kind, width));
    expect(dashes[0]).toBeUndefined();
    expect(new Set(dashes).size).toBe(3);
  }
});
