import { graphOf, vertexRow } from '../testing/jobGraphs';
import { diagnose } from './diagnose';

test('names the busy vertex below backpressured ones', () => {
  const graph = graphOf('a>b b>c c>d');
  const vertices = [
    vertexRow('a', { backpressuredMax: 0.9, busyMax: 0.1 }),
    vertexRow('b', { backpressuredMax: 0.8, busyMax: 0.2 }),
    vertexRow('c', { busyMax: 0.99, busyMean: 0.95 }),
    vertexRow('d'),
  ];
  expect(diagnose({ ...graph, vertices })).toMatchObject({
    kind: 'bottlenecks',
    bottlenecks: [{ vertex: 'c', heldBack: ['b', 'a'], cause: 'operator' }],
  });
  expect(diagnose(graph)).toMatchObject({ kind: 'none', because: 'healthy', concerns: [] });
});
