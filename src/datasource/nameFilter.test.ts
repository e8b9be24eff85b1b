import { failureFrom } from '../testing/failureFrom';
import { nameFilter, valuesOf } from './nameFilter';

test.each<[string, string[]]>([
  ['', ['orders-eu', 'Orders (test)', 'clicks', 'a/b']],
  ['  ', ['orders-eu', 'Orders (test)', 'clicks', 'a/b']],
  ['ORD', ['orders-eu', 'Orders (test)']],
  ['(test)', ['Orders (test)']],
  ['/^orders/', ['orders-eu']],
  ['/^orders/i', ['orders-eu', 'Orders (test)']],
  ['/a/b/', ['a/b']],
  ['/', ['a/b']],
  ['{clicks,eu}', ['orders-eu', 'clicks']],
  ['{}', ['orders-eu', 'Orders (test)', 'clicks', 'a/b']],
  ['nothing', []],
])('%j lets %j pass', (filter, expected) => {
  expect(['orders-eu', 'Orders (test)', 'clicks', 'a/b'].filter(nameFilter(filter))).toEqual(expected);
});

test('an expression that is none says so', () => {
  expect(failureFrom(() => nameFilter(' /orders(/ '))).toEqual({
    kind: 'badPattern',
    pattern: '/orders(/',
  });
});

test.each([
  ['RUNNING', ['RUNNING']],
  ['{RUNNING,FAILED}', ['RUNNING', 'FAILED']],
  ['', []],
])('the values in %j are %j', (text, values) => {
  expect(valuesOf(text)).toEqual(values);
});
