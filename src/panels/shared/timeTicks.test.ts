import { tickText, timeTicks } from './timeTicks';

const hour = 3_600_000;
const day = 24 * hour;
const midnight = Date.UTC(2026, 0, 1);

it.each([
  ['minutes', { from: 0, to: 600_000 }, 10, 60_000, 11],
  ['few labels', { from: 0, to: 600_000 }, 2, 300_000, 3],
  ['days', { from: 0, to: 10 * day }, 5, 2 * day, 6],
])('takes steps that are round: %s', (_, range, most, step, count) => {
  const ticks = timeTicks(range, most, 'utc');
  expect(ticks.step).toBe(step);
  expect(ticks.times).toHaveLength(count);
  expect(ticks.times.every((at) => at % step === 0)).toBe(true);
});

it('has its ticks at full hours of the zone', () => {
  const { times, step } = timeTicks({ from: midnight, to: midnight + 12 * hour }, 6, 'Asia/Kolkata');
  expect(step).toBe(2 * hour);
  // Five and a half hours ahead.
  expect(times[0]).toBe(midnight + hour / 2);
  expect(timeTicks({ from: midnight, to: midnight + 12 * hour }, 6, 'utc').times[0]).toBe(midnight);
});

it('stays within the range, at equal distances', () => {
  for (let span = 2_000; span < 40 * day; span *= 2) {
    const from = midnight + 12_345;
    const { times, step } = timeTicks({ from, to: from + span }, 8, 'utc');
    expect(times.length).toBeGreaterThan(0);
    expect(times.length).toBeLessThanOrEqual(9);
    times.forEach((tick, index) => {
      expect(tick).toBeGreaterThanOrEqual(from);
      expect(tick).toBeLessThanOrEqual(from + span);
      expect(tick - (times[0] ?? 0)).toBe(index * step);
    });
  }
});

it.each([
  [1_000, '00:00:00'],
  [60_000, '00:00'],
  [day, '01-01'],
])('a step of %d ms is written as %s', (step, text) => {
  expect(tickText(midnight, step, 'utc')).toBe(text);
});
