import { type Bottleneck, type Diagnosis } from '../../../diagnosis/diagnosis';
import { Sinces } from './sinces';

const bottleneck = (vertex: string): Bottleneck => ({
  vertex,
  cause: 'operator',
  subtasks: [],
  taskManager: null,
  heldBack: [],
  evidence: {
    busy: 1,
    busyOthers: null,
    records: null,
    recordsAll: null,
    skewFactor: null,
    cpu: null,
    cpuAll: null,
    gc: null,
    gcAll: null,
    alignment: null,
    parallelism: null,
    parallelismBefore: null,
  },
});

/** `a b`, nothing, or `?` for a diagnosis that does not know. */
function diagnosis(found: string): Diagnosis {
  if (found === '?') {
    return { kind: 'unknown', because: 'noValues' };
  }
  const bottlenecks = found === '' ? [] : found.split(' ').map(bottleneck);
  return bottlenecks.length === 0
    ? { kind: 'none', because: 'healthy', concerns: [], notKnown: 0 }
    : { kind: 'bottlenecks', bottlenecks, concerns: [] };
}

const s = 1_000;

it.each<[string, Array<[at: number, found: string]>, string]>([
  ['at the first look: perhaps longer', [[0, 'a']], 'a 0 or longer'],
  [
    'seen again: since the first time',
    [
      [0, 'a'],
      [10 * s, 'a'],
      [20 * s, 'a'],
    ],
    'a 0 or longer',
  ],
  [
    'the same look twice',
    [
      [0, ''],
      [0, 'a'],
    ],
    'a 0 or longer',
  ],
  [
    'found out by the second look',
    [
      [0, ''],
      [12 * s, 'a'],
    ],
    'a 12000 or longer',
  ],
  [
    'not there before',
    [
      [0, ''],
      [30 * s, 'a'],
      [40 * s, 'a'],
    ],
    'a 30000',
  ],
  [
    'another one joins',
    [
      [0, 'a'],
      [30 * s, 'a b'],
    ],
    'a 0 or longer, b 30000',
  ],
  [
    'gone for a moment',
    [
      [0, ''],
      [30 * s, 'a'],
      [60 * s, ''],
      [90 * s, 'a'],
    ],
    'a 30000',
  ],
  [
    'gone for long',
    [
      [0, 'a'],
      [30 * s, ''],
      [90 * s, 'a'],
    ],
    'a 90000',
  ],
  [
    'nobody knew in between',
    [
      [0, ''],
      [30 * s, 'a'],
      [60 * s, '?'],
      [120 * s, '?'],
      [150 * s, 'a'],
    ],
    'a 30000',
  ],
  [
    'a dashboard that refreshes every five minutes',
    [
      [0, 'a'],
      [300 * s, 'a'],
      [600 * s, 'a'],
    ],
    'a 0 or longer',
  ],
  [
    'nobody looked for very long',
    [
      [0, 'a'],
      [2_000 * s, 'a'],
    ],
    'a 2000000 or longer',
  ],
  [
    'gone',
    [
      [0, 'a'],
      [10 * s, ''],
    ],
    '',
  ],
  ['nothing known', [[0, '?']], ''],
])('%s', (_what, looks, expected) => {
  const sinces = new Sinces();
  const last = looks.map(([at, found]) => sinces.observe(diagnosis(found), at)).at(-1) ?? new Map();
  const text = [...last].map(([vertex, { at, isOlder }]) => `${vertex} ${at}${isOlder ? ' or longer' : ''}`);
  expect(text.join(', ')).toBe(expected);
});
