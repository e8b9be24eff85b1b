import { type Diagnosis } from './diagnosis';
import { type Dated, gapMs, since } from './since';

const evidence = {
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
};

/** `join` is a bottleneck on `*`, `sink` on `s`, both on `2`; nothing is on `.`, and on `?` nothing is known. */
function diagnosisOf(letter: string): Diagnosis {
  const named = { '*': ['join'], s: ['sink'], '2': ['sink', 'join'] }[letter];
  if (letter === '?') {
    return { kind: 'unknown', because: 'justStarted' };
  }
  if (named === undefined) {
    return { kind: 'none', because: 'healthy', concerns: [], notKnown: 0 };
  }
  const place = { cause: 'operator', subtasks: [], taskManager: null, evidence, heldBack: [] } as const;
  return {
    kind: 'bottlenecks',
    bottlenecks: named.map((vertex) => ({ ...place, subtasks: [], heldBack: [], vertex })),
    concerns: [],
  };
}

const historyOf = (letters: string, step: number): Dated[] =>
  [...letters].map((letter, index) => ({ time: index * step, diagnosis: diagnosisOf(letter) }));

test.each([
  ['nothing was diagnosed', '', null],
  ['it is none now', '***.', null],
  ['another one is it now', '***s', null],
  ['it came to be one', '....***', { at: 4, orLonger: false }],
  ['it was one from the first diagnosis on', '****', { at: 0, orLonger: true }],
  ['it is one of several', '....22', { at: 4, orLonger: false }],
  ['it was none for less than a minute', '......**..*', { at: 6, orLonger: false }],
  ['it was none for a minute', '**.....*', { at: 7, orLonger: false }],
  ['the first diagnoses do not name it, but are less than a minute before', '..**', { at: 2, orLonger: false }],
  ['nothing was known in between', '......*???????*', { at: 6, orLonger: false }],
  ['nothing was known before', '???**', { at: 3, orLonger: true }],
  ['nothing is known now', '......**??', { at: 6, orLonger: false }],
])('%s', (_title, letters, expected) => {
  const step = gapMs / 5;
  expect(since(historyOf(letters, step), 'join')).toEqual(
    expected === null ? null : { time: expected.at * step, orLonger: expected.orLonger }
  );
});

test('the gap is a minute, not less', () => {
  const gapOf = (ms: number) => [
    { time: -1e6, diagnosis: diagnosisOf('.') },
    { time: 0, diagnosis: diagnosisOf('*') },
    { time: 1000, diagnosis: diagnosisOf('.') },
    { time: 1000 + ms, diagnosis: diagnosisOf('*') },
  ];
  expect(since(gapOf(gapMs - 1), 'join')?.time).toBe(0);
  expect(since(gapOf(gapMs), 'join')?.time).toBe(1000 + gapMs);
});

test('diagnoses may be far apart, and in any order', () => {
  expect(since(historyOf('..***', 3_600_000).reverse(), 'join')).toEqual({ time: 7_200_000, orLonger: false });
});
