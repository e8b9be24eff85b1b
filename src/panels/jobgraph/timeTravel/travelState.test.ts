import { liveState, type Reach, travel, type TravelState } from './travelState';

const reach: Reach = { from: 0, to: 60_000, endsNow: true };
const closed: Reach = { ...reach, endsNow: false };
const at = (time: number | null, over: Partial<TravelState> = {}): TravelState => ({ ...liveState, at: time, ...over });

describe('going', () => {
  it.each([
    ['to a moment', 30_000, reach, 30_000],
    ['before the range stays at its beginning', -5, reach, 0],
    ['to the end is live where the range ends now', 60_000, reach, null],
    ['beyond the end of a closed range stays at its end', 70_000, closed, 60_000],
  ])('%s', (_, target, range, shown) => {
    expect(travel(at(10_000, { isPlaying: true }), { kind: 'go', at: target, reach: range })).toEqual(at(shown));
  });
});

describe('playing', () => {
  it('starts from the beginning where there is nothing left', () => {
    expect(travel(at(null), { kind: 'play', reach })).toEqual(at(0, { isPlaying: true }));
    expect(travel(at(60_000), { kind: 'play', reach: closed })).toEqual(at(0, { isPlaying: true }));
    expect(travel(at(20_000), { kind: 'play', reach })).toEqual(at(20_000, { isPlaying: true }));
  });

  it('takes the whole range in a minute at the lowest speed, and less at others', () => {
    const slow = travel(at(0, { isPlaying: true, speed: 0 }), { kind: 'tick', ms: 1_000, reach });
    const fast = travel(at(0, { isPlaying: true, speed: 2 }), { kind: 'tick', ms: 1_000, reach });
    expect([slow.at, fast.at]).toEqual([1_000, 10_000]);
  });

  it('ends live, or at the end of a closed range', () => {
    const last = at(59_999, { isPlaying: true });
    expect(travel(last, { kind: 'tick', ms: 1_000, reach })).toEqual(at(null));
    expect(travel(last, { kind: 'tick', ms: 1_000, reach: closed })).toEqual(at(60_000));
  });

  it('does not move while it is paused or live', () => {
    expect(travel(at(5), { kind: 'tick', ms: 1_000, reach })).toEqual(at(5));
    expect(travel(at(null), { kind: 'tick', ms: 1_000, reach })).toEqual(at(null));
    expect(travel(at(5, { isPlaying: true }), { kind: 'pause' })).toEqual(at(5));
  });

  it('goes round the speeds', () => {
    const speeds = [0, 1, 2].map((speed) => travel(at(null, { speed }), { kind: 'faster' }).speed);
    expect(speeds).toEqual([1, 2, 0]);
  });
});

it('comes back to now', () => {
  expect(travel(at(5, { isPlaying: true }), { kind: 'live' })).toEqual(at(null));
});
