import { cssOf, paintPixels, parseColour, rampBy, rampOf, runsOf } from './raster';
import { type Grid } from './buckets';
import { shadeCount } from './shades';

const grid: Grid = {
  from: 0,
  step: 1,
  columns: 3,
  rows: 2,
  values: new Float32Array([1, 10, NaN, 100, 1, 1]),
  stale: new Uint8Array([0, 1, 0, 1, 1, 0]),
};

it('colours each cell by its place on the scale and leaves unknown ones transparent', () => {
  const ramp = rampOf([
    [0, 0, 0],
    [255, 0, 0],
  ]);
  const pixels = new Uint32Array(6);
  paintPixels(pixels, grid, { kind: 'log', min: 1, max: 100 }, ramp);
  expect([...pixels].map((pixel) => [pixel & 255, pixel >>> 24])).toEqual([
    [0, 255],
    [128, 255],
    [0, 0],
    [255, 255],
    [0, 255],
    [0, 255],
  ]);
});

it.each([
  ['#12ab9f', [18, 171, 159]],
  ['rgb(1, 2, 3)', [1, 2, 3]],
  ['rgba(9, 8, 7, 0.5)', [9, 8, 7]],
  ['no colour', [0, 0, 0]],
])('reads %s', (text, colour) => expect(parseColour(text)).toEqual(colour));

it('ramps pass through their stops, and tell CSS the same colour', () => {
  const ramp = rampOf([
    [0, 0, 255],
    [10, 20, 30],
    [255, 0, 0],
  ]);
  expect(ramp).toHaveLength(shadeCount);
  expect(cssOf(ramp, 0)).toBe('rgb(0, 0, 255)');
  expect(cssOf(ramp, 2)).toBe('rgb(255, 0, 0)');
  const grey = rampBy((place) => `rgb(${Math.round(place * 255)}, 0, 0)`);
  expect(cssOf(grey, 0.5)).toBe('rgb(128, 0, 0)');
});

it('joins neighbouring cells of a row', () => {
  expect(runsOf(grid, grid.stale)).toEqual([
    { row: 0, first: 1, end: 2 },
    { row: 1, first: 0, end: 2 },
  ]);
});
