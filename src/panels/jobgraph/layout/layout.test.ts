import { type JobGraph } from '../../../frames/jobGraph';
import { graphOf, randomNumbers, shapes } from '../../../testing/jobGraphs';
import { collapse } from '../collapse/collapse';
import { type Direction } from './flow';
import { card, type Point, type Rect } from './geometry';
import { type Layout, layoutOf } from './layout';
import { isSameShape, topologyOf } from './topology';
import { overlaps } from '../view';

const layout = (graph: JobGraph, direction: Direction = 'right') => layoutOf(topologyOf(graph), direction);

const collapsed = (graph: JobGraph) =>
  collapse(graph, { opened: new Set(), folded: new Set(['v3', 'v7']) }, [], { alike: '', below: '' }).graph;

const cases: Array<[string, JobGraph]> = [
  ['no vertex', graphOf('')],
  ['one vertex', graphOf('a')],
  ['two vertices', graphOf('a>b')],
  ['a join with a long way round', graphOf('a>c b>c c>d d>e a>e b>e')],
  ['a diamond with duplicates', graphOf('a>b a>b a>c b>d c>d c>d')],
  ['a cycle and a self loop', graphOf('a>b b>c c>a b>b c>d')],
  ['nothing but a cycle', graphOf('a>b b>a')],
  ['edges to vertices that are not there', { ...graphOf('a>b'), edges: graphOf('a>b a>gone gone>b').edges }],
  ['three parts', graphOf('a>b c>d>e f')],
  ['ids that are keys of objects', graphOf('__proto__>constructor constructor>toString 1>2 2>10')],
  ['a chain of 500', shapes.chain(500)],
  [
    'a chain of 300, all of which feed the last',
    {
      ...shapes.chain(300),
      edges: [
        ...shapes.chain(300).edges,
        ...shapes.star(300).edges.map(({ source, ...edge }) => ({ ...edge, source, target: 'v299' })),
      ],
    },
  ],
  ['one vertex with 500 inputs', shapes.star(501)],
  ['119 branches', shapes.wide(121)],
  ['121 in pipelines', shapes.lanes(121)],
  ['90 alone', shapes.alone(90)],
  ['1,000 in layers', shapes.layers(1_000, 1.2)],
  ['1,000 in layers, dense', shapes.layers(1_000, 2.9)],
  ['5,000 in layers', shapes.layers(5_000, 1.2)],
  ['119 branches, collapsed', collapsed(shapes.wide(121))],
  ['200 in pipelines, collapsed', collapsed(shapes.lanes(200))],
  ['300 in layers, collapsed', collapsed(shapes.layers(300, 1.5))],
  ...Array.from({ length: 40 }, (_, seed): [string, JobGraph] => [
    `random ${seed}`,
    seed % 2 === 0 ? shapes.layers(4 + seed * 2, 0.5 + (seed % 6) / 2, seed) : shapes.chaos(2 + seed, seed * 2, seed),
  ]),
];

const boxes = ({ places }: Layout): Rect[] => [...places.values()].map((place) => ({ ...place, ...card }));

/** Pairs of boxes that touch, found by sorting: 5,000 cards are too many to compare each with each. */
function overlapping(all: readonly Rect[]): Array<[Rect, Rect]> {
  const sorted = [...all].sort((left, right) => left.x - right.x);
  const found: Array<[Rect, Rect]> = [];
  sorted.forEach((box, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (other === undefined || other.x >= box.x + box.width) {
        break;
      }
      if (overlaps(box, other)) {
        found.push([box, other]);
      }
    }
  });
  return found;
}

/** Points along the drawn path of a route, from its SVG data alone. */
function pointsOf(path: string): Point[] {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const [, command, numbers] of path.matchAll(/([MHVC])([^MHVC]*)/g)) {
    const values = (numbers ?? '').split(/[ ,]/).map(Number);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = values;
    if (command === 'M') {
      at = { x: x1, y: y1 };
      points.push(at);
    } else if (command === 'H' || command === 'V') {
      const from = at;
      at = command === 'H' ? { x: x1, y: at.y } : { x: at.x, y: x1 };
      const share = (start: number, end: number, step: number) => start + ((end - start) * step) / 40;
      points.push(
        ...Array.from({ length: 41 }, (_, step) => ({ x: share(from.x, at.x, step), y: share(from.y, at.y, step) }))
      );
    } else {
      const from = at;
      at = { x: x3, y: y3 };
      for (let share = 0; share <= 1; share += 0.05) {
        const left = 1 - share;
        const along = (p0: number, p1: number, p2: number, p3: number) =>
          left ** 3 * p0 + 3 * left ** 2 * share * p1 + 3 * left * share ** 2 * p2 + share ** 3 * p3;
        points.push({ x: along(from.x, x1, x2, x3), y: along(from.y, y1, y2, y3) });
      }
    }
  }
  return points;
}

const directed = cases.flatMap(([name, graph]): Array<[string, JobGraph, Direction]> => [
  [name, graph, 'right'],
  [`${name}, downwards`, graph, 'down'],
]);

describe.each(directed)('%s', (_, graph, direction) => {
  let drawn: Layout;
  beforeAll(() => {
    drawn = layout(graph, direction);
  });
  const known = new Set(graph.vertices.map(({ id }) => id));

  it('has a place for each vertex, and cards that do not touch', () => {
    expect(new Set(drawn.places.keys())).toEqual(known);
    expect(new Set(drawn.order)).toEqual(known);
    expect(overlapping(boxes(drawn))).toEqual([]);
  });

  it('lies within its size', () => {
    const all = boxes(drawn);
    expect(Math.min(0, ...all.map(({ x }) => x), ...all.map(({ y }) => y))).toBe(0);
    expect(Math.max(0, ...all.map(({ x, width }) => x + width))).toBeCloseTo(drawn.width, 0);
    expect(Math.max(0, ...all.map(({ y, height }) => y + height))).toBeLessThanOrEqual(drawn.height + 0.5);
  });

  it('has one route for each connection between known vertices, forward ones along the flow', () => {
    const pairs = new Set(
      graph.edges
        .filter(({ source, target }) => known.has(source) && known.has(target))
        .map(({ source, target }) => `${source}>${target}`)
    );
    expect(drawn.routes.map(({ source, target }) => `${source}>${target}`).sort()).toEqual([...pairs].sort());
    const wrong = drawn.routes.filter(({ kind, source, target, tip }) => {
      const start = drawn.places.get(source) ?? { x: Infinity, y: Infinity };
      const end = drawn.places.get(target) ?? { x: -Infinity, y: -Infinity };
      const isWrong =
        direction === 'right'
          ? start.x + card.width >= end.x || tip.x !== end.x
          : start.y + card.height >= end.y || tip.y !== end.y;
      return kind === 'forward' && isWrong;
    });
    expect(wrong).toEqual([]);
  });

  it('draws no edge behind a card', () => {
    const all = boxes(drawn);
    const forward = drawn.routes.filter(({ kind }) => kind === 'forward');
    // Some hundred edges of the largest graphs tell as much as all of them.
    const some = forward.filter((_, index) => index % Math.ceil(forward.length / 600) === 0);
    const covered = some.filter(({ path, box }) => {
      const near = all.filter((other) => overlaps(other, box));
      const points = near.length === 0 ? [] : pointsOf(path);
      return near.some(({ x, y }) =>
        points.some(
          (point) => point.x > x + 1 && point.x < x + card.width - 1 && point.y > y + 1 && point.y < y + card.height - 1
        )
      );
    });
    expect(covered).toEqual([]);
  });

  it('turns only edges back that close a cycle', () => {
    const forward = drawn.routes.filter(({ kind }) => kind === 'forward');
    const back = drawn.routes.filter(({ kind }) => kind !== 'forward');
    const targets = new Map<string, string[]>();
    forward.forEach(({ source, target }) => targets.set(source, [...(targets.get(source) ?? []), target]));
    const reaches = (from: string, to: string) => {
      const seen = new Set([from]);
      for (const id of seen) {
        targets.get(id)?.forEach((next) => seen.add(next));
      }
      return seen.has(to);
    };
    expect(back.filter(({ source, target }) => !reaches(target, source))).toEqual([]);
  });

  it('is the same for the same shape, in whatever order its rows come and whatever they say', () => {
    const random = randomNumbers(7);
    const shuffled: JobGraph = {
      ...graph,
      job: null,
      vertices: graph.vertices
        .map((vertex) => ({ ...vertex, busyMax: random(), title: 'x', recordsIn: null }))
        .reverse(),
      edges: [...graph.edges].reverse(),
    };
    expect(layout(shuffled, direction)).toBe(drawn);
  });
});

it('is worked out anew with the same result when it was forgotten', () => {
  const graph = shapes.layers(40, 1.5, 99);
  const first = layout(graph);
  for (let size = 2; size < 30; size += 1) {
    layout(shapes.chain(size));
  }
  const second = layout(graph);
  expect(second).not.toBe(first);
  expect(second).toEqual(first);
});

it('tells shapes apart that differ in one edge or in its direction', () => {
  const base = layout(graphOf('a>b b>c'));
  expect(layout(graphOf('a>b b>c a>c'))).not.toBe(base);
  expect(layout(graphOf('b>a b>c'))).not.toBe(base);
  expect(layout(graphOf('a>b b>c d'))).not.toBe(base);
});

it('keeps a chain straight downwards, and shows a wide job wider than high', () => {
  expect(new Set([...layout(shapes.chain(6), 'down').places.values()].map(({ x }) => x)).size).toBe(1);
  const { width, height } = layout(shapes.wide(121), 'down');
  expect(width).toBeGreaterThan(height);
});

it('keeps a chain level', () => {
  const ys = [...layout(shapes.chain(6)).places.values()].map(({ y }) => y);
  expect(new Set(ys).size).toBe(1);
});

it('folds what would be too tall to be read', () => {
  const { width, height } = layout(shapes.wide(121));
  expect(width / height).toBeGreaterThan(1);
  expect(width / height).toBeLessThan(4);
});

it.each([
  ['a refresh', 'a>b b>c', true],
  ['another vertex', 'a>b b>d', false],
  ['one vertex more', 'a>b b>c d', false],
  ['another connection', 'a>b a>c', false],
  ['one connection less', 'a>b c', false],
])('%s: same shape or not', (_, text, expected) => {
  expect(isSameShape(graphOf('a>b b>c'), graphOf(text))).toBe(expected);
});
