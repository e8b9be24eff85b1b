import { type as texts } from './drawing/sizes';
import { type Detail, detailAt, detailFor, detailFrom } from './lod';

it.each([
  [2.5, 'full'],
  [0.85, 'full'],
  [0.849, 'large'],
  [0.5, 'large'],
  [0.49, 'compact'],
  [0.34, 'compact'],
  [0.339, 'name'],
  [0.22, 'name'],
  [0.21, 'colour'],
  [0.0001, 'colour'],
])('at zoom %p a card shows %s', (zoom, detail) => {
  expect(detailAt(zoom)).toBe(detail);
});

it.each([
  ['full', texts.fullNote.size, 9],
  ['large', texts.largeNote.size, 7],
  ['compact', texts.compactCount.size, 7],
  ['name', texts.far.size, 7.5],
])('the smallest text of %s is large enough where it begins', (detail, size, pixels) => {
  const from = detailFrom.find(([each]) => each === detail)?.[1] ?? 0;
  expect(size * from).toBeGreaterThanOrEqual(pixels);
});

it.each<['auto' | 'compact' | 'full', Detail, Detail]>([
  ['auto', 'large', 'large'],
  ['auto', 'colour', 'colour'],
  ['compact', 'full', 'compact'],
  ['compact', 'name', 'name'],
  ['compact', 'colour', 'colour'],
  ['full', 'colour', 'full'],
  ['full', 'large', 'full'],
])('the option %s makes of %s at the zoom %s', (wanted, atZoom, drawn) => {
  expect(detailFor(wanted, atZoom)).toBe(drawn);
});
