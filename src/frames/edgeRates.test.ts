import { edgeRates, type Flowing } from './edgeRates';

const vertex = (id: string, recordsIn: number | null, recordsOut: number | null, parallelism = 2): Flowing => ({
  id,
  parallelism,
  recordsIn,
  recordsOut,
});
/** `a>b`, or `a*b` for a broadcast. */
const edge = (text: string) => {
  const [source = '', kind = '', target = ''] = text;
  return { source, target, shipStrategy: kind === '*' ? 'BROADCAST' : 'HASH', exchange: '' };
};

it.each<[string, Flowing[], string[], Array<number | null>]>([
  ['one input: what came in', [vertex('a', 0, 90), vertex('b', 100, 0)], ['a>b'], [100]],
  ['one input, of a source that is not known', [vertex('a', 0, null), vertex('b', 100, 0)], ['a>b'], [100]],
  [
    'several inputs: what each source sent',
    [vertex('a', 0, 30), vertex('b', 0, 70), vertex('c', 101, 0)],
    ['a>c', 'b>c'],
    [30, 70],
  ],
  [
    'one input that is not known: what the others leave',
    [vertex('a', 0, 500), vertex('b', 0, 70), vertex('c', 100, 0), vertex('d', 500, 0)],
    ['a>c', 'b>c', 'a>d'],
    [30, 70, 500],
  ],
  [
    'what the others leave is never below nothing',
    [vertex('a', 0, 500), vertex('b', 0, 120), vertex('c', 100, 0), vertex('d', 500, 0)],
    ['a>c', 'b>c', 'a>d'],
    [0, 120, 500],
  ],
  [
    'two inputs of sources with two outputs each: open',
    [vertex('a', 0, 50), vertex('b', 0, 60), vertex('c', 100, 0), vertex('d', 90, 0)],
    ['a>c', 'b>c', 'a>d', 'b>d'],
    [null, null, null, null],
  ],
  [
    'several outputs do not add up, each may have all',
    [vertex('a', 0, 50), vertex('b', 50, 0), vertex('c', 50, 0)],
    ['a>b', 'a>c'],
    [50, 50],
  ],
  [
    'a broadcast arrives at every subtask',
    [vertex('a', 0, 10), vertex('b', 0, 70), vertex('c', 110, 0, 4)],
    ['a*c', 'b>c'],
    [40, 70],
  ],
  ['nothing known', [vertex('a', null, null), vertex('b', null, null)], ['a>b'], [null]],
  ['the same two vertices twice', [vertex('a', 0, 50), vertex('b', 100, 0)], ['a>b', 'a>b'], [null, null]],
  ['a vertex that feeds itself', [vertex('a', 100, 100), vertex('b', 0, 60)], ['a>a', 'b>a'], [100, 60]],
  ['an edge to nowhere', [vertex('a', 0, null)], ['a>x'], [null]],
])('%s', (_what, vertices, edges, expected) => {
  expect(edgeRates(vertices, edges.map(edge))).toEqual(expected);
});
