import { inGraph, miniatureOf, sightOf } from './miniature';

const miniature = miniatureOf({ width: 2_000, height: 500 }, { width: 200, height: 100 });

it('keeps the graph’s shape', () => {
  expect(miniature).toEqual({ scale: 0.1, width: 200, height: 50 });
  expect(miniatureOf({ width: 100, height: 1_000 }, { width: 200, height: 100 })).toMatchObject({ width: 10 });
  expect(miniatureOf({ width: 0, height: 0 }, { width: 200, height: 100 }).width).toBe(0);
});

it.each([
  ['all of it', { x: 10, y: 10, zoom: 0.2 }, { x: 0, y: 0, width: 200, height: 50 }],
  ['its middle', { x: -800, y: -100, zoom: 1 }, { x: 80, y: 10, width: 60, height: 40 }],
  ['nothing', { x: 9_000, y: 9_000, zoom: 1 }, { x: 0, y: 0, width: 0, height: 0 }],
])('shows what is in sight: %s', (_, view, sight) => {
  expect(sightOf(miniature, view, { width: 600, height: 400 })).toEqual(sight);
});

it('leads back into the graph', () => {
  expect(inGraph(miniature, { x: 100, y: 25 })).toEqual({ x: 1_000, y: 250 });
});
