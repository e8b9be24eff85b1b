import { historyRow, subtaskRow, vertexRow } from '../../../testing/checkpointRows';
import { type Details } from '../frames';
import { longestOf, type Openness, type Row, rowsOf, topsOf, windowOf, worstVertex } from './rows';

const many = (vertexId: string, count: number, late = 0) =>
  Array.from({ length: count }, (_, index) =>
    subtaskRow(vertexId, index, index < late ? { acknowledged: null, duration: null } : { duration: 1_000 - index })
  );
const details = (...vertices: Array<ReturnType<typeof many>>): Details => ({
  checkpoint: historyRow(1),
  vertices: vertices.map((subtasks, index) => vertexRow(subtasks, { order: vertices.length - index })),
  subtasks: vertices.flat(),
});
const rows = (
  given: Details,
  openness: Record<string, Openness> = {},
  isGraphOrder = false,
  compared: Details | null = null
) => rowsOf({ details: given, compared, openness: new Map(Object.entries(openness)), isGraphOrder });
const keys = (found: Row[]) => found.map(({ key }) => key);

it('shows those with most missing first, then the slowest; or the order of the graph', () => {
  const given = details(many('a', 2), [subtaskRow('b', 0, { duration: 5_000 })], many('c', 3, 1), many('d', 3, 2));
  expect(keys(rows(given))).toEqual(['d', 'c', 'b', 'a']);
  expect(keys(rows(given, {}, true))).toEqual(['d', 'c', 'b', 'a'].sort().reverse());
  expect(worstVertex(given)).toBe('d');
});

it('opens a vertex to a few subtasks, then to all', () => {
  const given = details(many('a', 5));
  expect(keys(rows(given, { a: 'few' }))).toEqual(['a', 'a/0', 'a/1', 'a/2', 'a/more']);
  expect(keys(rows(given, { a: 'all' }))).toEqual(['a', 'a/0', 'a/1', 'a/2', 'a/3', 'a/4']);
  expect(keys(rows(details(many('a', 3)), { a: 'few' }))).toEqual(['a', 'a/0', 'a/1', 'a/2']);
  expect(rows(details(many('a', 60)), { a: 'few' })[1]).toMatchObject({ kind: 'skyline' });
});

it('cannot open what has no subtasks', () => {
  expect(keys(rows({ ...details(many('a', 2)), subtasks: [] }, { a: 'all' }))).toEqual(['a']);
});

it('puts the other checkpoint beside each', () => {
  const other = details([subtaskRow('a', 0, { duration: 400 })]);
  const [vertex, subtask, second] = rows(details(many('a', 2)), { a: 'all' }, false, other);
  expect([vertex, subtask, second]).toMatchObject([{ compared: 400 }, { compared: 400 }, { compared: null }]);
});

it('ends where the longest ends', () => {
  const given = details(many('a', 2));
  expect(longestOf(given, null)).toBe(1_000);
  expect(longestOf(given, details([subtaskRow('a', 0, { duration: 7_000 })]))).toBe(7_000);
  expect(longestOf({ ...given, checkpoint: historyRow(1, { status: 'FAILED', duration: 60_000 }) }, null)).toBe(60_000);
});

it('draws the rows in sight, and all of them somewhere', () => {
  const tops = topsOf(rows(details(many('a', 10_000)), { a: 'all' }));
  const end = tops.at(-1) ?? 0;
  const seen = new Set<number>();
  for (let scrolled = 0; scrolled < end; scrolled += 200) {
    const [first, last] = windowOf(tops, scrolled, 200);
    expect(last - first).toBeLessThan(25);
    expect(tops[first]).toBeLessThanOrEqual(scrolled);
    expect(tops[last]).toBeGreaterThanOrEqual(Math.min(end, scrolled + 200));
    for (let row = first; row < last; row += 1) {
      seen.add(row);
    }
  }
  expect(seen.size).toBe(tops.length - 1);
  expect(windowOf([0], 0, 100)).toEqual([0, 0]);
});
