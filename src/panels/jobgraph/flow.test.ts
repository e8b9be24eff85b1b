import { edgeRow, graphOf, vertexRow } from '../../testing/jobGraphs';
import { strategiesOf, strengthsOf } from './flow';
import { pairKey } from './layout/topology';

const key = pairKey({ source: 'a', target: 'b' });

it.each([
  [['HASH'], 'HASH'],
  [['hash', 'HASH'], 'HASH ×2'],
  [['FORWARD', 'HASH', 'HASH'], 'FORWARD, HASH ×2'],
])('connections %j between two vertices are one edge: %s', (strategies, label) => {
  const edges = strategies.map((shipStrategy) => edgeRow('a', 'b', { shipStrategy }));
  expect(strategiesOf(edges)).toEqual(new Map([[key, label]]));
});

it('an edge is as strong as its source sends, on a logarithmic scale', () => {
  const graph = graphOf('a>d b>d c>d', {
    vertices: [
      vertexRow('a', { recordsOut: 9_999 }),
      vertexRow('b', { recordsOut: 99 }),
      vertexRow('c', { recordsOut: 0 }),
      vertexRow('d', { recordsOut: null }),
    ],
  });
  const strengths = strengthsOf(graph);
  expect(strengths.get('a')).toBe(1);
  expect(strengths.get('b')).toBeCloseTo(0.5);
  expect(strengths.get('c')).toBe(0);
  expect(strengths.has('d')).toBe(false);
});

it('is not thrown off by a job that sends nothing', () => {
  const graph = graphOf('a>b', { vertices: [vertexRow('a', { recordsOut: 0 }), vertexRow('b', { recordsOut: 0 })] });
  expect([...strengthsOf(graph).values()]).toEqual([0, 0]);
});
