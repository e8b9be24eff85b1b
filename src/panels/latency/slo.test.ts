import { latencyLine } from '../../testing/latencyLines';
import { gridOf } from './buckets';
import { rowsOf } from './rows';
import { objectivesOf, parseObjectives, shareWithin } from './slo';

it('reads limits of operators, and gives back what it cannot read', () => {
  expect(parseObjectives('Enrich = 20, Writer: 50ms; report=2 s\nIntervalJoin = soon,,')).toEqual({
    named: [
      { name: 'Enrich', ms: 20 },
      { name: 'Writer', ms: 50 },
      { name: 'report', ms: 2_000 },
    ],
    unread: ['IntervalJoin = soon'],
  });
  expect(parseObjectives('')).toEqual({ named: [], unread: [] });
});

it('an own limit counts before the general one', () => {
  const objectives = objectivesOf(50, [{ name: 'enrich', ms: 20 }]);
  const row = { operator: 'Enrich: user profile', operatorId: 'a', named: true, vertex: null };
  expect(objectives.of(row)).toBe(20);
  // The sink of the same chain is another operator; an ID tells nothing but its chain.
  expect(objectives.of({ ...row, operator: 'sink', vertex: 'Enrich -> sink' })).toBe(50);
  expect(objectives.of({ ...row, operator: 'b7', operatorId: 'b7', named: false, vertex: 'Enrich -> sink' })).toBe(20);
  expect(objectives.of({ ...row, operator: 'sink' })).toBe(50);
  expect(objectivesOf(null, []).of(row)).toBeNull();
});

describe('the share of time within the objective', () => {
  const shareOf = (values: Array<number | null>, unchanged: number[] | null = null, objective = 20) => {
    const rows = rowsOf(
      [latencyLine('a', values, { unchanged })],
      { rows: 'pairs', statistic: null, operatorId: null, combine: 'max' },
      { of: () => null }
    );
    return shareWithin(gridOf(rows, { from: 0, to: values.length * 10_000 }, 100, 'max'), 0, objective);
  };

  it.each([
    ['some', [10, 20, 21, 400], 0.5],
    ['all', [1, 2, 3], 1],
    ['none', [21, 22], 0],
  ])('%s', (_, values, share) => expect(shareOf(values)).toBe(share));

  it('leaves out what is not known or says nothing', () => {
    expect(shareOf([10, null, null, 30])).toBe(0.5);
    expect(shareOf([10, 30, 10, 10], [0, 0, 60_000, 70_000])).toBe(0.5);
    expect(shareOf([null, null])).toBeNull();
  });
});
