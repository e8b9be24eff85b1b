import { type Measured, phasesOf, segmentsOf } from './phases';

const measured = (
  startDelay: number | null,
  alignment: number | null,
  sync: number | null,
  async: number | null
): Measured => ({
  startDelay,
  alignment,
  sync,
  async,
});

it.each([
  ['nothing known: one part', measured(null, null, null, null), 10, [['rest', 0, 10]]],
  ['nothing at all', measured(null, null, null, null), 0, []],
  [
    'one after the other, with a rest',
    measured(5, 2, 0, 1),
    10,
    [
      ['startDelay', 0, 5],
      ['alignment', 5, 7],
      ['async', 7, 8],
      ['rest', 8, 10],
    ],
  ],
  [
    'no rest',
    measured(5, 2, 1, 2),
    10,
    [
      ['startDelay', 0, 5],
      ['alignment', 5, 7],
      ['sync', 7, 8],
      ['async', 8, 10],
    ],
  ],
  [
    'more than the whole: to scale',
    measured(10, 0, 0, 10),
    10,
    [
      ['startDelay', 0, 5],
      ['async', 5, 10],
    ],
  ],
  [
    'alignment within the async part',
    measured(1, 13, 0, 13),
    14.5,
    [
      ['startDelay', 0, 1],
      ['alignment', 1, 1.5],
      ['async', 1.5, 14.5],
    ],
  ],
  ['parts that are not known are nothing', measured(4, null, null, null), 4, [['startDelay', 0, 4]]],
])('%s', (_, phases, duration, expected) => {
  expect(segmentsOf(phases, duration).map(({ phase, from, to }) => [phase, from, to])).toEqual(expected);
});

it('fills the duration without holes, whatever is measured', () => {
  const values = [null, 0, 1, 7, 40, 1_000];
  for (const startDelay of values) {
    for (const alignment of values) {
      for (const async of values) {
        const segments = segmentsOf(measured(startDelay, alignment, 3, async), 50);
        let at = 0;
        for (const { from, to } of segments) {
          expect(from).toBeCloseTo(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBeCloseTo(50);
      }
    }
  }
});

it('does not know phases of which none is measured', () => {
  expect(phasesOf(measured(null, null, null, null))).toBeNull();
  expect(phasesOf(measured(-1, 2, null, 0))).toEqual({ startDelay: 0, alignment: 2, sync: 0, async: 0 });
});
