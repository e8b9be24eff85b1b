import { graphOf, shapes } from '../../../testing/jobGraphs';
import { flowsOf } from '../flow';
import { overlaps } from '../view';
import { placeLabels } from './edgeLabels';
import { type Direction, turnedBox } from './flow';
import { card, type Rect } from './geometry';
import { layoutOf } from './layout';
import { topologyOf } from './topology';

const measure = (text: string) => text.length * 7;

const textsOf = (graph: ReturnType<typeof graphOf>) =>
  new Map([...flowsOf(graph)].flatMap(([key, { strategy }]) => (strategy === '' ? [] : [[key, [strategy]] as const])));

function labelled(graph: ReturnType<typeof graphOf>, direction: Direction = 'right') {
  const { routes, places } = layoutOf(topologyOf(graph), direction);
  return { routes, places, labels: placeLabels(routes, places, textsOf(graph), measure, direction) };
}

const box = ({ x, y, text }: { x: number; y: number; text: string }): Rect => ({
  x,
  y: y - 5,
  width: measure(text),
  height: 10,
});

const labelledShapes: Array<[string, ReturnType<typeof graphOf>]> = [
  ['a chain', graphOf('a>b b>c')],
  ['a join', graphOf('a>c b>c c>d')],
  ['a fan', graphOf('a>b a>c a>d')],
  ['a way round', graphOf('a>b b>c c>d a>d')],
  ['a crowd', shapes.layers(60, 2, 3)],
];

it.each(
  labelledShapes.flatMap(([name, graph]): Array<[string, Direction, ReturnType<typeof graphOf>]> => [
    [name, 'right', graph],
    [name, 'down', graph],
  ])
)('labels of %s, %s, lie on no card, on no edge and on no other label', (_, direction, graph) => {
  const { routes, places, labels } = labelled(graph, direction);
  const boxes = [...labels.values()].map(box);
  const cards = [...places.values()].map((place) => ({ ...place, ...card }));
  const level = routes.flatMap(({ runs }) =>
    runs.map(({ from, to, y }) => turnedBox({ x: from, y: y - 0.5, width: to - from, height: 1 }, direction))
  );
  expect(boxes.length).toBeGreaterThan(0);
  expect(boxes.filter((each) => cards.some((other) => overlaps(each, other)))).toEqual([]);
  expect(boxes.filter((each) => level.some((other) => overlaps(each, other)))).toEqual([]);
  expect(boxes.filter((each, index) => boxes.slice(index + 1).some((other) => overlaps(each, other)))).toEqual([]);
});

it('labels every edge of a simple graph', () => {
  const { routes, labels } = labelled(graphOf('a>c b>c c>d c>e'));
  expect([...labels.keys()].sort()).toEqual(routes.map(({ key }) => key).sort());
});

it('leaves a label out that fits nowhere', () => {
  const graph = graphOf('a>b');
  const { routes, places } = layoutOf(topologyOf(graph));
  expect(placeLabels(routes, places, textsOf(graph), () => 400).size).toBe(0);
});

it('says nothing where the frame says nothing', () => {
  const graph = graphOf('a>b b>c');
  const edges = graph.edges.map((edge, index) => ({ ...edge, shipStrategy: index === 0 ? null : '' }));
  expect(labelled({ ...graph, edges }).labels.size).toBe(0);
});

it('takes a shorter text where the best one has no room', () => {
  const graph = graphOf('a>b');
  const { routes, places } = layoutOf(topologyOf(graph));
  const texts = new Map(routes.map(({ key }) => [key, ['so long that it fits nowhere between two cards', 'HASH']]));
  expect([...placeLabels(routes, places, texts, measure).values()]).toMatchObject([{ text: 'HASH', alternative: 1 }]);
});

it('looks for labels within an area only, where they lie as freely as anywhere', () => {
  const { routes, places } = layoutOf(topologyOf(shapes.layers(300, 1.2)));
  const texts = new Map(routes.map(({ key }) => [key, ['HASH']]));
  const area = { x: 300, y: 200, width: 2_000, height: 1_200 };
  const labels = placeLabels(routes, places, texts, measure, 'right', area);
  expect(labels.size).toBeGreaterThan(0);
  expect(labels.size).toBeLessThan(placeLabels(routes, places, texts, measure).size);
  for (const label of labels.values()) {
    const taken = box(label);
    expect(taken.x >= area.x && taken.x + taken.width <= area.x + area.width).toBe(true);
    expect([...places.values()].some((at) => overlaps(taken, { ...at, ...card }))).toBe(false);
  }
});
