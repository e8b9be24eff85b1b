import { defaultOptions as all } from './options';
import { partsFor } from './parts';

it.each([
  [60, 60, { tile: true }],
  [139, 400, { tile: true }],
  [300, 100, { tile: false, header: false, legend: false, controls: false, banner: 'none' }],
  [160, 150, { tile: false, header: true, legend: false, controls: false, banner: 'none' }],
  [300, 200, { tile: false, header: true, legend: true, controls: false, banner: 'line' }],
  [500, 400, { tile: false, header: true, age: false, legend: true, controls: true, banner: 'line' }],
  [700, 400, { tile: false, header: true, age: true, legend: true, controls: true, banner: 'whole' }],
])('a panel of %i x %i', (width, height, parts) => {
  expect(partsFor({ width, height }, all)).toMatchObject(parts);
});

it('what is switched off stays off', () => {
  const parts = partsFor({ width: 1_600, height: 900 }, { ...all, header: false, legend: false, banner: false });
  expect(parts).toEqual({ tile: false, header: false, age: false, legend: false, controls: true, banner: 'none' });
});
