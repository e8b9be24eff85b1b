import { card } from './geometry';
import { portsFor } from './ports';

it.each([
  [[-300], [0]],
  [[0], [0]],
  [
    [-300, 300],
    [-8, 8],
  ],
  [
    [0, 300],
    [0, 16],
  ],
  [
    [-300, 0],
    [-16, 0],
  ],
  [
    [-300, 0, 300],
    [-16, 0, 16],
  ],
  [
    [-200, -100, 400],
    [-16, 0, 16],
  ],
])('edges that come at %j enter at %j', (heights, ports) => {
  expect(portsFor(heights, card.height).map((port) => Math.round(port) + 0)).toEqual(ports);
});

it.each([2, 5, 40, 500])('%i edges enter in order, apart and on the card', (count) => {
  const ports = portsFor(
    Array.from({ length: count }, (_, index) => (index - count / 3) * 50),
    card.height
  );
  const gaps = ports.slice(1).map((port, index) => port - (ports[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(0);
  expect(Math.max(...ports.map(Math.abs))).toBeLessThanOrEqual(card.height / 2 - 8);
});
