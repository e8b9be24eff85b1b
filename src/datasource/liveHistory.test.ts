import { historyLimits, LiveHistory } from './liveHistory';

let now = 0;
const history = (limits: Partial<ConstructorParameters<typeof LiveHistory>[1]> = {}) =>
  new LiveHistory(() => now, { ageMs: 3_600_000, points: 100, bytes: 1_000_000, ...limits });

beforeEach(() => {
  now = 1_000_000;
});

function fill(target: LiveHistory, name: string, count: number, everyMs = 10_000) {
  for (let index = 0; index < count; index += 1) {
    target.add(name, index);
    now += everyMs;
  }
}

it('gives what was added, in order, within the range, and since when it knows', () => {
  const live = history();
  fill(live, 'busy', 5);
  expect(live.read('busy')).toEqual({
    times: [1_000_000, 1_010_000, 1_020_000, 1_030_000, 1_040_000],
    values: [0, 1, 2, 3, 4],
    since: 1_000_000,
  });
  expect(live.read('busy', 1_010_000, 1_020_000)).toMatchObject({ values: [1, 2], since: 1_000_000 });
  expect(live.read('nobody')).toEqual({ times: [], values: [], since: null });
});

it('keeps a gap where a value was not known', () => {
  const live = history();
  live.add('lag', 1);
  now += 10_000;
  live.add('lag', null);
  expect(live.read('lag').values).toEqual([1, null]);
});

it('replaces what was added a moment before, and refuses what is older than the last point', () => {
  const live = history();
  live.add('busy', 1);
  now += 500;
  live.add('busy', 2);
  live.add('busy', 9, now - 60_000);
  expect(live.read('busy')).toMatchObject({ times: [1_000_000], values: [2] });
});

it('drops the oldest points beyond their number and their age', () => {
  const many = history({ points: 100 });
  fill(many, 'busy', 250);
  expect(many.read('busy').values).toEqual(Array.from({ length: 100 }, (_, index) => 150 + index));
  now = 1_000_000;
  const old = history({ ageMs: 60_000 });
  fill(old, 'busy', 20);
  expect(old.read('busy').values).toEqual([13, 14, 15, 16, 17, 18, 19]);
});

it('forgets the series that was fed the longest ago when all together are too large', () => {
  // Each of them takes 64 points at first: 1,024 bytes.
  const live = history({ bytes: 3 * 1_024 });
  for (const name of ['a', 'b', 'c', 'a', 'd']) {
    live.add(name, 1);
    now += 10_000;
  }
  expect(live.bytes).toBeLessThanOrEqual(3 * 1_024);
  expect(['a', 'b', 'c', 'd'].filter((name) => live.read(name).since !== null)).toEqual(['a', 'c', 'd']);
});

it('reads any part of a ring that has gone round', () => {
  const live = history({ points: 64 });
  fill(live, 'busy', 100, 1_000);
  const { times } = live.read('busy');
  expect(times).toHaveLength(64);
  for (const [index, time] of times.entries()) {
    expect(live.read('busy', time, time).times).toEqual([time]);
    expect(live.read('busy', time + 1).times).toHaveLength(63 - index);
    expect(live.read('busy', -Infinity, time - 1).times).toHaveLength(index);
  }
  expect(live.read('busy', now + 1_000)).toEqual({ times: [], values: [], since: times[0] });
});

it('goes on when the clock is set back, and takes times of a clock that is ahead', () => {
  const live = history();
  fill(live, 'busy', 5);
  now = 1_015_000;
  live.add('busy', 9);
  expect(live.read('busy')).toMatchObject({ times: [1_000_000, 1_010_000, 1_015_000], values: [0, 1, 9] });
  live.add('ahead', 1, now + 60_000);
  live.add('ahead', 2, now + 70_000);
  expect(live.read('ahead').values).toEqual([1, 2]);
});

it('says what it knows without counting as use, and forgets series that nobody has fed for too long', () => {
  const live = history({ ageMs: 600_000 });
  live.add('gone', 1);
  now += 300_000;
  live.add('fed', 1);
  const held = live.bytes;
  now += 301_000;
  expect(live.knows('gone')).toBe(true);
  live.add('fed', 2);
  expect(live.knows('gone')).toBe(false);
  expect(live.knows('fed')).toBe(true);
  expect(live.bytes).toBe(held / 2);
});

describe('what it holds', () => {
  it('grows with the points only: 500 refreshes of 200 series', () => {
    const live = history(historyLimits);
    const names = Array.from({ length: 200 }, (_, index) => `series ${index}`);
    for (let refresh = 0; refresh < 500; refresh += 1) {
      names.forEach((name, index) => live.add(name, refresh * index));
      now += 10_000;
    }
    expect(live.bytes).toBe(200 * 512 * 16);
    expect(names.every((name) => live.read(name).times.length === 500)).toBe(true);
  });

  it('stays within its bytes when names change at every refresh, and keeps the latest', () => {
    const live = history({ ageMs: 24 * 3_600_000, points: 10_000, bytes: 2_000_000 });
    let most = 0;
    for (let refresh = 0; refresh < 500; refresh += 1) {
      for (let index = 0; index < 200; index += 1) {
        live.add(`run ${refresh}, series ${index}`, index);
        most = Math.max(most, live.bytes);
      }
      now += 10_000;
    }
    expect(most).toBeLessThanOrEqual(2_000_000);
    expect(live.bytes).toBeGreaterThan(1_900_000);
    expect(live.read('run 499, series 0').values).toEqual([0]);
    expect(live.knows('run 0, series 0')).toBe(false);
  });

  it('never passes the number of points, however often it is fed', () => {
    const live = history({ ageMs: Infinity, points: 10_000, bytes: 50_000_000 });
    fill(live, 'busy', 25_000);
    expect(live.read('busy').values).toHaveLength(10_000);
    expect(live.bytes).toBe(160_000);
  });
});
