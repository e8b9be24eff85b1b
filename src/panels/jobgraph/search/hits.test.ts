import { vertexRow } from '../../../testing/jobGraphs';
import { search } from './hits';

const vertices = [
  vertexRow('a1', { title: 'Source: orders', name: 'Source: orders -> Calc' }),
  vertexRow('b2', { title: 'IntervalJoin', name: 'IntervalJoin[8] -> Calc[9] -> orders sink', busyMax: 1 }),
  vertexRow('c3', { title: 'orders by hour', backpressuredMax: 0.9 }),
  vertexRow('orders4', { title: null, name: null }),
];
const ids = (typed: string) => search(vertices, typed)?.hits.map(({ vertex, by }) => `${vertex.id} ${by}`);

it.each([
  ['ORDERS', ['c3 title', 'a1 title', 'b2 operators', 'orders4 id']],
  [' join ', ['b2 title']],
  ['calc[9]', ['b2 operators']],
  ['/^source|^interval/i', ['b2 title', 'a1 title']],
  ['nothing', []],
  ['  ', []],
  ['<img src=x>', []],
])('%j finds %j', (typed, found) => {
  expect(ids(typed)).toEqual(found);
});

it('says that an expression is none', () => {
  expect(search(vertices, '/(/')).toBeNull();
});

it('lists some of very many, and counts all', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => vertexRow(`v${index}`));
  const found = search(many, 'v');
  expect(found?.hits).toHaveLength(50);
  expect(found?.count).toBe(1_000);
});
