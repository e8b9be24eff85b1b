import { type Bottlenecks, bottleneckSince, changesOf } from './bottlenecks';

/** `a` or `ab` = bottlenecks, worst first, `.` = none, `?` = not known. */
const history = (text: string, times = [...text].map((_, step) => step * 10)) => ({
  times,
  limit: 15,
  bottlenecks: text.split('').map((mark): Bottlenecks => {
    if (mark === '?') {
      return null;
    }
    return mark === '.' ? [] : mark === 'x' ? ['a', 'b'] : [mark];
  }),
});

describe('since when a vertex is the bottleneck', () => {
  it.each<[string, string, number, ReturnType<typeof bottleneckSince>]>([
    ['..aaa', 'the first moment of the stretch', 40, { at: 20, isEarliest: false }],
    ['aaaaa', 'for as long as there are series', 40, { at: 0, isEarliest: true }],
    ['..a.aa', 'one moment without it is forgiven', 50, { at: 20, isEarliest: false }],
    ['..a..aa', 'two are not', 60, { at: 50, isEarliest: false }],
    ['.aa?aa', 'nor is a moment that is not known', 50, { at: 40, isEarliest: false }],
    ['.xxaa', 'being one of several counts', 40, { at: 10, isEarliest: false }],
    ['..bba', 'another before it does not', 40, { at: 40, isEarliest: false }],
    ['..aab', 'it just was', 40, { at: 20, isEarliest: false }],
    ['..a..', 'it is none', 40, null],
    ['..aaa', 'before it began', 10, null],
    ['?????', 'nothing is known', 40, null],
    ['..aaa', 'at a moment in between', 35, { at: 20, isEarliest: false }],
    ['..aaa', 'long after the last sample', 80, null],
    ['', 'no samples', 0, null],
  ])('%s: %s', (text, _, at, since) => {
    expect(bottleneckSince(history(text), 'a', at)).toEqual(since);
  });

  it('does not reach over a gap', () => {
    expect(bottleneckSince(history('aaaa', [0, 10, 100, 110]), 'a', 110)).toEqual({ at: 100, isEarliest: false });
  });
});

describe('changes', () => {
  it.each<[string, Array<[number, string | null]>]>([
    [
      '..aab..',
      [
        [20, 'a'],
        [40, 'b'],
        [50, null],
      ],
    ],
    ['aa', [[0, 'a']]],
    ['...', []],
    ['a??a', [[0, 'a']]],
    [
      'a?.',
      [
        [0, 'a'],
        [20, null],
      ],
    ],
    ['ax', [[0, 'a']]],
  ])('%s', (text, changes) => {
    expect(changesOf(history(text)).map(({ at, vertex }) => [at, vertex])).toEqual(changes);
  });
});
