import { failureFrom } from '../testing/failureFrom';
import { hexId, job, vertex } from '../testing/jobs';
import { vertexOf } from './vertexOf';

const parts = { name: 'Source: orders[1] -> Calc[2]' };
const jobOf = job(1_000, [
  vertex('a', parts),
  vertex('b', { name: 'Source: orders' }),
  vertex('c', { name: 'Join[3]' }),
]);

test.each([
  ['its id', hexId('c'), 'c'],
  ['its whole name', 'Source: orders[1] -> Calc[2]', 'a'],
  ['its whole name, though another one is shown like this', 'Source: orders', 'b'],
  ['the name that is shown', ' Join ', 'c'],
])('a vertex is found by %s', (_, idOrName, found) => {
  expect(vertexOf(jobOf, idOrName).id).toBe(hexId(found));
});

test.each(['', 'Window', hexId('d')])('“%s” is none', (idOrName) => {
  const failure = { kind: 'noVertex', name: idOrName };
  expect(failureFrom(() => vertexOf(jobOf, idOrName))).toEqual(failure);
});
