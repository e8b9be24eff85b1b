import { type Watermark } from '../../../flink/watermarks';
import { Lookout } from './lookout';

const at = (...times: Array<number | null>) =>
  new Map<number, Watermark>(
    times.map((time, index) => [index, time === null ? { state: 'none yet', at: null } : { state: 'known', at: time }])
  );

it('counts from when a watermark was first seen', () => {
  const lookout = new Lookout();
  const see = (now: number, ...times: Array<number | null>) => [...lookout.see('a', at(...times), now).values()];
  expect([see(0, 5, null), see(10, 5, null), see(30, 6, null), see(40, 6, 7), see(50, 6)]).toEqual([
    [0, 0],
    [10, 10],
    [0, 30],
    [10, 0],
    [20],
  ]);
  expect(see(60, 6, 7)).toEqual([30, 0]);
});

it('forgets the vertices that were asked for the longest ago', () => {
  const lookout = new Lookout(2);
  const see = (key: string, now: number) => lookout.see(key, at(5), now).get(0);
  ['a', 'b', 'a', 'c'].forEach((key, now) => see(key, now));
  expect([see('a', 10), see('b', 10)]).toEqual([10, 0]);
});
