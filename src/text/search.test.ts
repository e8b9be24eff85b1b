import { searchFor } from './search';

it.each([
  ['', 'anything', true],
  ['BY zero', 'java: / by Zero', true],
  ['a.b', 'axb', false],
  ['a.b', 'xa.bx', true],
  ['(1/2)#0', 'Source (1/2)#0', true],
  ['/a.b/', 'axb', true],
  ['/A.b/', 'axb', false],
  ['/A.b/i', 'axb', true],
  ['/^b$/m', 'a\nb', true],
  ['/', 'a/b', true],
  ['//', 'a/b', false],
  ['/a/b', 'x/a/b', true],
])('%s in %s: %s', (typed, text, found) => {
  const expression = searchFor(typed);
  expect(expression?.test(text)).toBe(found);
  expect(expression?.test(text)).toBe(found);
});

it('remembers nothing between two texts', () => {
  const expression = searchFor('/a/g');
  expect([expression?.test('a'), expression?.test('a')]).toEqual([true, true]);
});

it.each(['/(/', '/a/ii'])('does not take %s', (typed) => {
  expect(searchFor(typed)).toBeNull();
});
