import { RequestMeter } from './requestMeter';

it('counts the requests of the last minute', () => {
  let now = 0;
  const meter = new RequestMeter(() => now);
  meter.count();
  now = 30_000;
  meter.count();
  expect(meter.lastMinute()).toBe(2);
  now = 60_000;
  expect(meter.lastMinute()).toBe(1);
  now = 200_000;
  expect(meter.lastMinute()).toBe(0);
});
