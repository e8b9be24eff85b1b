import { randomNumbers } from '../../testing/jobGraphs';
import { placeOf, type Scale } from './scale';
import { shadeCount, ShadeTable } from './shades';

const edges = [0, 1e-30, 0.001, 1, 99.999, 100, 1e9, -1, -1e9, 3.4e38];

it.each<[string, Scale]>([
  ['two decades', { kind: 'log', min: 1, max: 100 }],
  ['many decades', { kind: 'log', min: 0.001, max: 500_000 }],
  ['narrow', { kind: 'log', min: 99, max: 100 }],
  ['linear', { kind: 'linear', min: 0, max: 500 }],
  ['linear from below zero', { kind: 'linear', min: -100, max: 50 }],
])('has the shade of each value that its place on the scale has: %s', (_, scale) => {
  const random = randomNumbers(3);
  const spread = Array.from({ length: 5_000 }, () => scale.max * 10 ** (random() * 8 - 6));
  const inside = Array.from({ length: 5_000 }, () => scale.min + random() * (scale.max - scale.min));
  const values = Float32Array.from([...edges, ...spread, ...inside]);
  const patterns = new Uint32Array(values.buffer);
  const table = new ShadeTable(scale);
  const shades = [...values].map((value, index) => table.of(value, patterns[index] ?? 0));
  expect(shades).toEqual([...values].map((value) => Math.round(placeOf(scale, value) * (shadeCount - 1))));
});
