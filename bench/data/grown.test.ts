import { grown, withField } from './grown';

const recorded = [
  { subtask: 0, 'start-time': 1_795_253_830_197, 'end-time': -1, metrics: { read: 1_000, idle: 0 }, status: 'RUNNING' },
  { subtask: 1, 'start-time': 1_795_253_830_198, 'end-time': -1, metrics: { read: 2_000, idle: 0 }, status: 'FAILED' },
];
const indexed = (index: number) => ({ subtask: index });

it('makes many of a few, each with a number of its own and counts that differ', () => {
  const many = grown(recorded, 500, indexed);
  expect(many).toHaveLength(500);
  expect(many[0]).toMatchObject({ subtask: 0, status: 'RUNNING', 'end-time': -1, metrics: { idle: 0 } });
  expect(many[499]).toMatchObject({ subtask: 499, status: 'FAILED', 'end-time': -1 });
  expect(new Set(many.map((each) => JSON.stringify(Object.assign({}, each, { subtask: 0 })))).size).toBeGreaterThan(
    400
  );
});

it('lets counts grow and leaves times where they are, give or take a second', () => {
  const [before, after] = [1, 1.5].map((growth) => grown(recorded, 1, indexed, growth)[0]);
  expect(before).toMatchObject({ metrics: { read: 500 } });
  expect(after).toMatchObject({ metrics: { read: 750 } });
  expect(Reflect.get(after ?? {}, 'start-time') - 1_795_253_830_197).toBeLessThan(1_000);
});

it('is the same each time', () => {
  expect(grown(recorded, 50, indexed)).toEqual(grown(recorded, 50, indexed));
});

it.each([[[]], [null], [{}]])('refuses to make something of %p', (nothing) => {
  expect(() => grown(nothing, 3, indexed)).toThrow(/nothing recorded/);
});

it('changes one field of an object and nothing else', () => {
  expect(withField({ a: 1, b: 2 }, 'a', (value) => [value])).toEqual({ a: [1], b: 2 });
  expect(withField('text', 'a', () => 1)).toBe('text');
});
