import { dateTime } from '@grafana/data';
import { shownRange } from './shownRange';

const now = 1_700_000_000_000;
const range = (to: number) => ({ from: dateTime(now - 60_000), to: dateTime(to) });

test.each([
  ['now, as it was when the range was made', now - 300, Infinity],
  ['a future', now + 60_000, Infinity],
  ['a past', now - 30_000, now - 30_000],
])('a range until %s', (_, to, end) => {
  expect(shownRange(range(to), now)).toEqual({ from: now - 60_000, to: end });
});
