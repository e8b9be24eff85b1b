import { type Rect, type Size } from './layout/geometry';
import {
  fit,
  held,
  isWhole,
  limitsFor,
  overlaps,
  recentred,
  revealed,
  windowOf,
  zoomedAt,
  around,
  fitBox,
} from './view';

const screen = { width: 1_000, height: 500 };

it.each<[string, Size, number]>([
  ['a wide one to its width', { width: 2_000, height: 100 }, 0.484],
  ['a tall one to its height', { width: 100, height: 4_680 }, 0.1],
  ['a small one without blowing it up', { width: 240, height: 88 }, 1.25],
])('fits %s, in the middle', (_, graph, zoom) => {
  const view = fit(graph, screen);
  expect(view.zoom).toBeCloseTo(zoom, 3);
  expect(view.x).toBeCloseTo(screen.width - view.x - graph.width * view.zoom);
  expect(view.y).toBeCloseTo(screen.height - view.y - graph.height * view.zoom);
  expect(isWhole(view, graph, screen)).toBe(true);
});

it.each([0, 1, 60])('survives a screen of %i pixels', (size) => {
  const view = fit({ width: 800, height: 300 }, { width: size, height: size });
  expect(view.zoom).toBeGreaterThan(0);
  expect(Object.values(view).every(Number.isFinite)).toBe(true);
});

it('zooms about the pointer', () => {
  const view = { x: 40, y: -20, zoom: 0.8 };
  const at = { x: 300, y: 200 };
  const zoomed = zoomedAt(view, at, 1.5, { min: 0.1, max: 3 });
  const under = (each: typeof view) => [(at.x - each.x) / each.zoom, (at.y - each.y) / each.zoom];
  expect(zoomed.zoom).toBeCloseTo(1.2);
  under(zoomed).forEach((value, index) => expect(value).toBeCloseTo(under(view)[index] ?? 0));
});

it('zooms out to the whole graph and in until cards can be read, no further', () => {
  const graph = { width: 40_000, height: 900 };
  const limits = limitsFor(graph, screen);
  const at = { x: 0, y: 0 };
  const far = zoomedAt({ x: 0, y: 0, zoom: 1 }, at, 1e-9, limits);
  expect(far.zoom).toBeLessThan(fit(graph, screen).zoom);
  expect(zoomedAt(far, at, 1e9, limits).zoom).toBe(limits.max);
  expect(limitsFor({ width: 240, height: 88 }, screen).min).toBeLessThan(0.5);
});

it.each([
  [
    { x: 5_000, y: 0, zoom: 1 },
    { x: 936, y: 0 },
  ],
  [
    { x: -5_000, y: -5_000, zoom: 1 },
    { x: -736, y: -236 },
  ],
  [
    { x: 100, y: 100, zoom: 1 },
    { x: 100, y: 100 },
  ],
])('keeps a part of the graph in sight from %j', (view, kept) => {
  expect(held(view, { width: 800, height: 300 }, screen)).toMatchObject(kept);
});

it('keeps the middle in the middle when the panel changes its size', () => {
  const view = recentred({ x: 10, y: 20, zoom: 2 }, screen, { width: 800, height: 600 });
  expect(view).toEqual({ x: -90, y: 70, zoom: 2 });
});

it.each<[string, Rect, { x: number; y: number }]>([
  ['nothing when it is in sight', { x: 100, y: 100, width: 240, height: 88 }, { x: 0, y: 0 }],
  ['the least to the left', { x: 900, y: 100, width: 240, height: 88 }, { x: -156, y: 0 }],
  ['the least down', { x: 100, y: -50, width: 240, height: 88 }, { x: 0, y: 66 }],
  ['its start when it is larger than the screen', { x: 50, y: 0, width: 2_000, height: 88 }, { x: -34, y: 16 }],
])('to reveal a box moves %s', (_, box, moved) => {
  expect(revealed({ x: 0, y: 0, zoom: 1 }, box, screen)).toEqual({ ...moved, zoom: 1 });
});

it('draws all that is in sight, and the same while little moves', () => {
  const view = { x: -4_000, y: -900, zoom: 0.9 };
  const drawn = windowOf(view, screen);
  const sight = { x: 4_000 / 0.9, y: 1_000, width: screen.width / 0.9, height: screen.height / 0.9 };
  expect(drawn.x).toBeLessThan(sight.x);
  expect(drawn.y).toBeLessThan(sight.y);
  expect(drawn.x + drawn.width).toBeGreaterThan(sight.x + sight.width);
  expect(drawn.y + drawn.height).toBeGreaterThan(sight.y + sight.height);
  expect(drawn.width * drawn.height).toBeLessThan(4 * sight.width * sight.height);
  expect(windowOf({ ...view, x: view.x - 20, y: view.y + 15 }, screen)).toEqual(drawn);
  expect(windowOf({ ...view, x: view.x - 600 }, screen)).not.toEqual(drawn);
});

it('boxes that only touch do not overlap', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  expect(overlaps(box, { ...box, x: 10 })).toBe(false);
  expect(overlaps(box, { ...box, x: 9.9, y: 9.9 })).toBe(true);
});

describe('a box of the graph', () => {
  const whole = { width: 4_000, height: 2_000 };
  const screen = { width: 800, height: 600 };

  it.each([
    ['a small one no larger than life', { x: 1_000, y: 500, width: 100, height: 50 }, 1],
    ['a wide one by its width', { x: 0, y: 0, width: 1_504, height: 100 }, 0.5],
  ])('is fitted in the middle: %s', (_, box, zoom) => {
    const view = fitBox(box, whole, screen);
    expect(view.zoom).toBeCloseTo(zoom, 2);
    expect((box.x + box.width / 2) * view.zoom + view.x).toBeCloseTo(400);
    expect((box.y + box.height / 2) * view.zoom + view.y).toBeCloseTo(300);
  });

  it('is the smallest around others', () => {
    expect(around([])).toBeNull();
    expect(
      around([
        { x: 10, y: 50, width: 20, height: 5 },
        { x: -5, y: 60, width: 10, height: 30 },
      ])
    ).toEqual({ x: -5, y: 50, width: 35, height: 40 });
  });
});
