import { mostShown, searchable } from './searchable';

const values = (texts: readonly string[], typed: string) => searchable(texts, typed).map(({ value }) => value);

it('finds every word anywhere, in any case; what begins so comes first', () => {
  const names = ['Calc[2].numRecordsIn', 'numRecordsIn', 'numRecordsInPerSecond', 'numBytesIn'];
  expect(values(names, '')).toEqual(names);
  expect(values(names, 'NUMrec')).toEqual(['numRecordsIn', 'numRecordsInPerSecond', 'Calc[2].numRecordsIn']);
  expect(values(names, 'calc recordsin')).toEqual(['Calc[2].numRecordsIn']);
  expect(values(names, 'nope')).toEqual([]);
});

it('says how many more there are, in a line that cannot be chosen', () => {
  const names = Array.from({ length: mostShown + 7 }, (_, index) => `metric${index}`);
  const all = searchable(names, '');
  expect(all).toHaveLength(mostShown + 1);
  expect(all.at(-1)).toEqual({ value: '', label: '7 more: type to search', infoOption: true });
  expect(searchable(names, 'metric12').some(({ infoOption }) => infoOption === true)).toBe(false);
});
