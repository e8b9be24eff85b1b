import { ClockShift } from './clockShift';

const start = 1_700_000_000_000;

/** Asks every ten seconds; each answer is under way for so long, and tells the clock of the moment halfway. */
function shiftsOf(ahead: number, delays: readonly number[]): number[] {
  const clock = new ClockShift();
  return delays.map((delay, index) => {
    const asked = start + index * 10_000;
    const answered = asked + delay;
    return answered - clock.observe(asked + delay / 2 - ahead, asked, answered);
  });
}

it.each([
  ['the same clock, quick', 0, [10, 20, 10], [0, 0, 0]],
  ['the same clock, one slow answer', 0, [10, 8_000, 10], [0, 0, 0]],
  ['the same clock, slow from the first', 0, [20_000, 9_000], [0, 0]],
  [
    'ours is ahead: no more than answers say, and steady',
    60_000,
    [100, 100, 9_000, 100],
    [59_950, 59_950, 59_950, 59_950],
  ],
  ['a quicker answer knows better', 60_000, [4_000, 100, 4_000], [58_000, 59_950, 59_950]],
  ['ours is behind', -60_000, [100, 9_000, 100], [-59_950, -59_950, -59_950]],
])('%s', (_, ahead, delays, shifts) => {
  expect(shiftsOf(ahead, delays)).toEqual(shifts);
});

it('follows a clock that is set right', () => {
  const clock = new ClockShift();
  expect(clock.observe(start - 60_000, start, start + 100)).toBe(start + 100 - 60_000);
  expect(clock.observe(start + 10_050, start + 10_000, start + 10_100)).toBe(start + 10_050);
});
