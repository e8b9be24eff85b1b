import { Recent } from './recent';

test('the values not used the longest go first', () => {
  const recent = new Recent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  expect(recent.get('a')).toBe(1);
  recent.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([1, undefined, 3]);
});

test('a heavy value pushes out several, and stays even when it is too heavy', () => {
  const recent = new Recent<string>(5, (text) => text.length);
  recent.set('a', 'xx');
  recent.set('b', 'xx');
  recent.set('c', 'xxxx');
  expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, undefined, 'xxxx']);
  recent.set('d', 'x'.repeat(9));
  expect(['c', 'd'].map((key) => recent.get(key)?.length)).toEqual([undefined, 9]);
});

test('a value that is set again weighs once', () => {
  const recent = new Recent<string>(5, (text) => text.length);
  recent.set('a', 'xx');
  for (let round = 0; round < 9; round += 1) {
    recent.set('b', 'xxx');
  }
  expect(recent.get('a')).toBe('xx');
});

test('what was asked for is not asked for again, a failure is', async () => {
  const recent = new Recent<string>(5);
  const ask = jest.fn<Promise<string>, []>().mockRejectedValueOnce(new Error('no')).mockResolvedValue('yes');
  await expect(recent.once('a', ask)).rejects.toThrow('no');
  await expect(recent.once('a', ask)).resolves.toBe('yes');
  await expect(recent.once('a', ask)).resolves.toBe('yes');
  expect(ask).toHaveBeenCalledTimes(2);
});
