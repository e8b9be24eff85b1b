import { Copies, MetricFetcher } from './fetcher';

describe('metrics', () => {
  test('are not there for whoever asks first, and for a moment after that', () => {
    const fetcher = new MetricFetcher();
    expect(fetcher.contentAt(1_000)).toBeNull();
    fetcher.touch(1_000);
    expect([1_000, 1_200, 1_400].map((at) => fetcher.contentAt(at))).toEqual([null, null, 1_000]);
  });

  test('are renewed only when somebody asks, after more than 10 s', () => {
    const fetcher = new MetricFetcher();
    fetcher.touch(1_000);
    fetcher.touch(11_000);
    expect(fetcher.begunAt).toBe(1_000);
    expect(fetcher.contentAt(60_000)).toBe(1_000);
    fetcher.touch(60_000);
    expect(fetcher.begunAt).toBe(60_000);
    expect([60_000, 60_200, 60_400].map((at) => fetcher.contentAt(at))).toEqual([1_000, 1_000, 60_000]);
  });

  test('say when they began to be renewed before they have come', () => {
    const fetcher = new MetricFetcher();
    fetcher.touch(1_000);
    fetcher.touch(11_001);
    expect(fetcher.begunAt).toBe(11_001);
    expect(fetcher.contentAt(11_001)).toBe(1_000);
  });
});

test('a copy is good for its time, each for itself', () => {
  const copies = new Copies<string>(3_000);
  expect([0, 2_999, 3_000, 5_000].map((now) => copies.at('a', now))).toEqual([0, 0, 3_000, 3_000]);
  expect(copies.at('b', 5_000)).toBe(5_000);
});
