import { createTheme } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import { type ComponentProps } from 'react';
import { edgeRow, graphOf, shapes, subtaskRow, vertexRow } from '../../../testing/jobGraphs';
import { plainFigures } from '../figures';
import { layoutOf } from '../layout/layout';
import { topologyOf } from '../layout/topology';
import { defaultOptions } from '../options';
import { overlaps } from '../view';
import { words } from '../words';
import { Scene } from './Scene';
import { styleOf } from './style';

const graph = graphOf('orders>join join>sink', {
  vertices: [
    vertexRow('orders', { backpressuredMax: 0.99 }),
    vertexRow('join', { busyMax: 1, skewFactor: 3.4, skewSubtask: '2', watermarkLag: 14_000 }),
    vertexRow('sink', { tasks: 'RUNNING 3, FAILED 1' }),
  ],
  edges: [
    edgeRow('orders', 'join', { shipStrategy: 'HASH', records: 9_400 }),
    edgeRow('join', 'sink', { shipStrategy: 'BROADCAST', records: 0 }),
  ],
  subtasks: [0.4, 0.4, 1, 0.4].map((busy, index) => subtaskRow('join', index, { busy })),
});

const style = styleOf(createTheme(), 'test');
const base: ComponentProps<typeof Scene> = {
  graph,
  layout: layoutOf(topologyOf(graph)),
  options: defaultOptions,
  figures: plainFigures,
  ranks: new Map(),
  detail: 'full',
  window: { x: 0, y: 0, width: 5_000, height: 5_000 },
  selected: null,
  bright: null,
  tabbable: null,
  edgeLabels: true,
  style,
  words: words(),
};

function show(props: Partial<typeof base> = {}) {
  const element = (more: Partial<typeof base> = {}) => (
    <svg>
      <Scene {...base} {...props} {...more} />
    </svg>
  );
  const { container, rerender } = render(element());
  return { container, update: (more: Partial<typeof base>) => rerender(element(more)) };
}

const card = (name: RegExp) => screen.getByRole('button', { name });
const cells = (name: RegExp) => card(name).querySelectorAll('[data-hottest]');

it('shows what sets a vertex apart, and marks its hottest subtask', () => {
  show();
  expect(within(card(/^join/)).getByText('skew 3.4× · subtask 2')).toBeInTheDocument();
  expect(cells(/^join/)).toHaveLength(1);
  expect(cells(/^orders/)).toHaveLength(0);
  expect(card(/^join, .*subtask 2 of 4 busy 100 percent/)).toBeInTheDocument();
});

it('has no subtasks where they are switched off', () => {
  show({ options: { ...defaultOptions, heatStrip: false } });
  expect(cells(/^join/)).toHaveLength(0);
});

it('says how many tasks are in which state where they are not all running', () => {
  show();
  expect(within(card(/^sink/)).getByText('RUNNING 3 · FAILED 1')).toBeInTheDocument();
});

it.each(['full', 'large', 'compact', 'name', 'colour'] as const)('marks a bottleneck at the detail %s', (detail) => {
  const { container } = show({ detail, ranks: new Map([['join', 1]]) });
  expect(container.querySelectorAll('[data-bottleneck]')).toHaveLength(1);
  expect(card(/^join, parallelism 4, bottleneck,/).querySelector('[data-bottleneck]')).not.toBeNull();
  expect(within(card(/^join/)).queryAllByText('bottleneck')).toHaveLength(detail === 'colour' ? 0 : 1);
});

it('labels edges with rate and strategy, told apart by their dashes', () => {
  const { container } = show();
  expect(screen.getByText('9.4k/s', { selector: '[aria-hidden] tspan' })).toBeInTheDocument();
  expect(screen.getByText('HASH')).toBeInTheDocument();
  const edges = [...container.querySelectorAll('[aria-hidden="true"] path[stroke]')];
  expect(edges.map((edge) => edge.getAttribute('stroke-dasharray') !== null).sort()).toEqual([false, true]);
  const widths = edges.map((edge) => Number(edge.getAttribute('stroke-width')));
  expect(Math.max(...widths)).toBeGreaterThan(3 * Math.min(...widths));
});

it('moves records only where that is wanted and some flow', () => {
  const moving = ({ container }: { container: HTMLElement }) => container.querySelectorAll('[data-moving]').length;
  const still = show();
  expect(moving(still)).toBe(0);
  still.update({ options: { ...defaultOptions, animate: true } });
  expect(moving(still)).toBe(1);
});

it('from very far a card is one element, with its name and place in the order', () => {
  show({ detail: 'colour', tabbable: 'orders' });
  expect(screen.getAllByRole('button').map((each) => each.getAttribute('data-vertex'))).toEqual([
    'orders',
    'join',
    'sink',
  ]);
  expect(card(/^join/).childElementCount).toBe(0);
  expect(card(/^orders/)).toHaveAttribute('tabindex', '0');
});

it('the card that has the focus keeps it, however far one zooms', () => {
  const { update } = show({ tabbable: 'join' });
  const focused = card(/^join/);
  focused.focus();
  for (const detail of ['compact', 'name', 'colour', 'full'] as const) {
    update({ tabbable: 'join', detail });
    expect(card(/^join/)).toBe(focused);
    expect(focused).toHaveFocus();
  }
});

it('a refresh touches only the card that says something else', () => {
  const { container, update } = show();
  const changes: Node[] = [];
  const observer = new MutationObserver((records) => changes.push(...records.map(({ target }) => target)));
  observer.observe(container, { subtree: true, childList: true, attributes: true, characterData: true });
  const vertices = graph.vertices.map((vertex) => ({
    ...vertex,
    measured: (vertex.measured ?? 0) + 1_000,
    recordsIn: vertex.id === 'sink' ? 7 : vertex.recordsIn,
  }));
  update({ graph: { ...graph, vertices } });
  changes.push(...observer.takeRecords().map(({ target }) => target));
  observer.disconnect();
  const touched = changes.map((node) =>
    (node instanceof Element ? node : node.parentElement)?.closest('[data-vertex]')
  );
  expect(touched.length).toBeGreaterThan(0);
  expect(new Set(touched)).toEqual(new Set([card(/^sink/)]));
});

it('writes rates as the field says', () => {
  const text = (value: number) => `${value} rec`;
  show({ figures: { ...plainFigures, recordsIn: { ...plainFigures.recordsIn, label: 'read', text } } });
  expect(within(card(/^join/)).getByText('1200 rec')).toBeInTheDocument();
  expect(within(card(/^join/)).getByText('read')).toBeInTheDocument();
});

it('looks for room for the labels of a large graph only where it is seen', () => {
  const large = shapes.layers(600, 1.2);
  const layout = layoutOf(topologyOf(large));
  const edge = jest.fn(style.measure.edge);
  const window = { x: 0, y: 0, width: 1_500, height: 800 };
  const { container } = show({
    graph: large,
    layout,
    window,
    style: { ...style, measure: { ...style.measure, edge } },
  });
  const inSight = layout.routes.filter(({ box }) => overlaps(box, window)).length;
  expect(inSight).toBeGreaterThan(5);
  expect(layout.routes.length).toBeGreaterThan(inSight * 3);
  expect(container.querySelectorAll('[aria-hidden] > text').length).toBeGreaterThan(0);
  // Each in two wordings at most.
  expect(edge.mock.calls.length).toBeLessThanOrEqual(inSight * 2);
});

it('puts the sign of a bottleneck on top of the ring of the selection', () => {
  show({ ranks: new Map([['join', 1]]), selected: 'join' });
  const ring = card(/^join/).querySelector('[data-ring]');
  const mark = card(/^join/).querySelector('[data-bottleneck]');
  expect(ring?.nextElementSibling).toBe(mark);
});
