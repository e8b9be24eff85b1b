import { LiveHistory } from './liveHistory';

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
