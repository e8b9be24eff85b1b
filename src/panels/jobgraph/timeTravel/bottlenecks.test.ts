import { type Diagnosis } from '../../../diagnosis/diagnosis';
import { type Dated } from '../../../diagnosis/since';
import { healthy, heldBackBy } from '../../../testing/diagnoses';
import { bottleneckSince, changesOf } from './bottlenecks';

const minute = 60_000;

function diagnosisOf(mark: string): Diagnosis {
  if (mark === '?') {
    return { kind: 'unknown', because: 'noValues' };
  }
  return mark === '.' ? healthy : heldBackBy(...(mark === 'x' ? ['a', 'b'] : [mark]));
}

/** A mark a minute: `a` = the bottleneck, `x` = a and b, `.` = none, `?` = not known. */
const history = (text: string): Dated[] =>
  text.split('').map((mark, step) => ({ time: step * minute, diagnosis: diagnosisOf(mark) }));

it.each<[string, number, number | null]>([
  ['..aaa', 4, 2],
  ['..aaab..', 4, 2],
  ['..aaab..', 5, null],
  ['..aaab..', 1, null],
  ['a.xxa', 3, 2],
])('%s: as of minute %d since minute %p', (text, at, since) => {
  expect(bottleneckSince(history(text), 'a', at * minute)?.time ?? null).toBe(since === null ? null : since * minute);
});

it.each<[string, Array<[number, string | null]>]>([
  [
    '..aab..',
    [
      [2, 'a'],
      [4, 'b'],
      [5, null],
    ],
  ],
  ['aa', [[0, 'a']]],
  ['...', []],
  ['a??a', [[0, 'a']]],
  [
    'a?.',
    [
      [0, 'a'],
      [2, null],
    ],
  ],
  ['ax', [[0, 'a']]],
])('%s changes at %j', (text, changes) => {
  expect(changesOf(history(text)).map(({ at, vertex }) => [at / minute, vertex])).toEqual(changes);
});
