import { interpolate } from './interpolate';

const replace = (text: string) => text.replace('$job', 'orders');

it('replaces variables in every text, however deep, in a copy', () => {
  const query = { job: '$job', limit: 3, deep: { names: ['$job', 'x'], none: null } };
  expect(interpolate(query, replace)).toEqual({
    job: 'orders',
    limit: 3,
    deep: { names: ['orders', 'x'], none: null },
  });
  expect(query.job).toBe('$job');
});

it('leaves prototypes alone', () => {
  const hostile = Object(JSON.parse('{"__proto__":{"polluted":"$job"},"constructor":"$job"}')) as object;
  expect(interpolate(hostile, replace)).toEqual(
    JSON.parse('{"__proto__":{"polluted":"orders"},"constructor":"orders"}')
  );
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
