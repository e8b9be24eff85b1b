import { graphOf } from '../../testing/jobGraphs';
import { layoutOf } from './layout/layout';
import { topologyOf } from './layout/topology';
import { directionOf, neighbour } from './navigate';

const layout = layoutOf(topologyOf(graphOf('a>c b>c c>d c>e lonely')));
const { places } = layout;
const above = (one: string, other: string) => (places.get(one)?.y ?? 0) < (places.get(other)?.y ?? 0);
const upper = above('a', 'b') ? 'a' : 'b';
const lower = upper === 'a' ? 'b' : 'a';

it('right and left follow the edges', () => {
  expect(neighbour(layout, 'a', 'right')).toBe('c');
  expect(['d', 'e']).toContain(neighbour(layout, 'c', 'right'));
  expect(['a', 'b']).toContain(neighbour(layout, 'c', 'left'));
});

it('up and down stay in the layer', () => {
  expect(neighbour(layout, upper, 'down')).toBe(lower);
  expect(neighbour(layout, lower, 'up')).toBe(upper);
});

it('every vertex can be reached from the first one', () => {
  const seen = new Set(layout.order.slice(0, 1));
  for (const id of seen) {
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = neighbour(layout, id, direction);
      if (next !== null) {
        seen.add(next);
      }
    }
  }
  expect([...seen].sort()).toEqual([...layout.order].sort());
});

it('ends at the border, and for a vertex that is not there', () => {
  expect(neighbour(layout, upper, 'left')).toBeNull();
  expect(neighbour(layout, 'gone', 'right')).toBeNull();
});

it.each([
  ['ArrowLeft', 'left'],
  ['ArrowDown', 'down'],
  ['a', null],
  ['constructor', null],
])('the key %s means %p', (key, direction) => {
  expect(directionOf(key)).toBe(direction);
});
