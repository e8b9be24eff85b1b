import { amountOf } from './traffic';

it('adds up requests and the bytes of their answers', () => {
  const asked = [
    { path: '/config', bytes: 250 },
    { path: '/jobs/x', bytes: 1_000 },
    { path: '/jobs/x', bytes: 0 },
  ];
  expect(amountOf(asked)).toEqual({ requests: 3, bytes: 1_250 });
  expect(amountOf([])).toEqual({ requests: 0, bytes: 0 });
});
