import { FlinkError } from '../flink/errors';
import { type Ask, Rotation } from './rotation';

let now = 0;
let asked: string[] = [];
const { signal } = new AbortController();
const ask = (part: string) => {
  asked.push(part);
  return Promise.resolve(part.toUpperCase());
};
const turnOf = (rotation: Rotation<string>, over: Partial<Ask<string>> = {}) => {
  now += 10_000;
  asked = [];
  return rotation.turn({ key: 'job', parts: ['a', 'b', 'c', 'd', 'e'], limit: 2, ask, signal, ...over });
};

beforeEach(() => {
  now = 0;
});

it('asks for the most important parts first, then for the others, then again for the oldest', async () => {
  const rotation = new Rotation<string>(() => now);
  const turns = [];
  for (let index = 0; index < 4; index += 1) {
    const { known, waiting } = await turnOf(rotation);
    turns.push({ asked: asked.join(''), known: [...known.keys()].sort().join(''), waiting: waiting.join('') });
  }
  expect(turns).toEqual([
    { asked: 'ab', known: 'ab', waiting: 'cde' },
    { asked: 'cd', known: 'abcd', waiting: 'e' },
    { asked: 'ea', known: 'abcde', waiting: '' },
    { asked: 'bc', known: 'abcde', waiting: '' },
  ]);
});

it('says how old each answer is', async () => {
  const rotation = new Rotation<string>(() => now);
  await turnOf(rotation);
  const { known } = await turnOf(rotation);
  expect(known.get('a')).toEqual({ value: 'A', at: 10_000 });
  expect(known.get('c')).toEqual({ value: 'C', at: 20_000 });
});

it('keeps the others when one fails, and the old value of the one that does', async () => {
  const rotation = new Rotation<string>(() => now);
  await turnOf(rotation, { parts: ['a', 'b'] });
  const { known, failures } = await turnOf(rotation, {
    parts: ['a', 'b'],
    ask: (part) => (part === 'a' ? Promise.reject(new FlinkError({ kind: 'timeout' })) : Promise.resolve('new')),
  });
  expect(failures).toEqual([{ kind: 'timeout' }]);
  expect([...known.values()].map(({ value }) => value)).toEqual(['A', 'new']);
});

it('ends when it is cancelled, and forgets parts that are gone', async () => {
  const rotation = new Rotation<string>(() => now);
  const cancelled = () => Promise.reject(new DOMException('cancelled', 'AbortError'));
  await expect(turnOf(rotation, { ask: cancelled })).rejects.toMatchObject({ name: 'AbortError' });
  await turnOf(rotation, { parts: ['a'] });
  const { known } = await turnOf(rotation, { parts: ['b'] });
  expect([...known.keys()]).toEqual(['b']);
});
