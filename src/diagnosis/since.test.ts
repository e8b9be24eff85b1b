import { healthy, heldBackBy } from '../testing/diagnoses';
import { type Diagnosis } from './diagnosis';
import { type Dated, firstLookMs, gapMs, Onsets, since } from './since';

/** `join` is a bottleneck on `*`, `sink` on `s`, both on `2`; nothing is on `.`, and on `?` nothing is known. */
function diagnosisOf(letter: string): Diagnosis {
  if (letter === '?') {
    return { kind: 'unknown', because: 'justStarted' };
  }
  const named = { '*': ['join'], s: ['sink'], '2': ['sink', 'join'] }[letter];
  return named === undefined ? healthy : heldBackBy(...named);
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
  ['the first diagnoses do not name it', '...**', { at: 3, orLonger: false }],
  ['the first diagnosis does not name it, the second does', '.**', { at: 1, orLonger: true }],
  ['another one joins', 'ss22', { at: 2, orLonger: false }],
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

test('what is found soon after the first look was there before it', () => {
  const second = (time: number) => [
    { time: 0, diagnosis: diagnosisOf('.') },
    { time, diagnosis: diagnosisOf('*') },
  ];
  expect(since(second(firstLookMs), 'join')?.orLonger).toBe(true);
  expect(since(second(firstLookMs + 1), 'join')?.orLonger).toBe(false);
});

describe('diagnosis by diagnosis', () => {
  const observed = (forgetMs: number, looks: ReadonlyArray<readonly [time: number, letter: string]>) => {
    const onsets = new Onsets(forgetMs);
    looks.forEach(([time, letter]) => onsets.observe({ time, diagnosis: diagnosisOf(letter) }));
    return onsets;
  };

  test('the same moment may come again with more', () => {
    const looks = [
      [0, 's'],
      [50_000, 's'],
      [50_000, '2'],
      [60_000, '2'],
    ] as const;
    expect(observed(Infinity, looks).of('join')).toEqual({ time: 50_000, orLonger: false });
    expect(observed(Infinity, looks).of('sink')).toEqual({ time: 0, orLonger: true });
  });

  test('nothing before it is forgotten until too long nobody looked', () => {
    const looks = [
      [0, '*'],
      [600_000, '*'],
    ] as const;
    expect(observed(600_000, looks).of('join')).toEqual({ time: 0, orLonger: true });
    expect(observed(599_999, looks).of('join')).toEqual({ time: 600_000, orLonger: true });
  });

  test('of nothing observed nothing is known', () => {
    expect(observed(Infinity, []).of('join')).toBeNull();
    expect(observed(Infinity, [[0, '?']]).of('join')).toBeNull();
  });
});
