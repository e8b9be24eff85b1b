import { latencyLine, latencyRow } from '../../testing/latencyLines';
import { matrixOf } from './matrix';
import { connectedOf, type Input, modelOf } from './model';
import { objectivesOf } from './slo';
import { barsOf } from './subtaskBars';

const draw = (input: Partial<Input>, rows: 'pairs' | 'subtasks') => {
  const whole = { lines: [], table: [], graph: null, ...input };
  return modelOf(whole, connectedOf(whole), {
    rows,
    statistic: null,
    operatorId: null,
    combine: 'max',
    objectives: objectivesOf(null, []),
    range: { from: 0, to: 60_000 },
    fitTime: false,
    columns: 100,
  });
};

it('has a cell for each way from a source to an operator, and the worst of each', () => {
  const lines = [
    latencyLine('a', [5], { sourceId: 's1', source: 'one' }),
    latencyLine('join', [700], { sourceId: 's1', source: 'one' }),
    latencyLine('join', [90], { sourceId: 's2', source: 'two' }),
  ];
  const model = draw({ lines }, 'pairs');
  const matrix = matrixOf(model);
  const valueOf = (index: number | null | undefined) =>
    index === null || index === undefined ? null : model.figures[index]?.now;
  expect(matrix.sources.map(({ name }) => name)).toEqual(['one', 'two']);
  expect(matrix.operators.map(({ row, cells }) => [row.operator, ...cells.map(valueOf)])).toEqual([
    ['A', 5, null],
    ['JOIN', 700, 90],
  ]);
  expect(matrix.operators.map(({ worst }) => valueOf(worst))).toEqual([5, 700]);
  expect(matrix.worstOfSource.map(valueOf)).toEqual([700, 90]);
});

describe('subtasks', () => {
  const barsFor = (values: Array<number | null>) => {
    const table = values.map((value, subtask) => latencyRow('a', value, { subtask, measured: 0 }));
    return barsOf(draw({ table }, 'subtasks')).map(({ row, hot, factor }) => [row, hot, factor]);
  };

  it('come with the slowest first; one far above the others stands out', () => {
    expect(barsFor([100, 340, 100, 100])).toEqual([
      [1, true, 3.4],
      [0, false, 1],
      [2, false, 1],
      [3, false, 1],
    ]);
  });

  it.each([
    ['two cannot tell which is unusual', [10, 900]],
    ['milliseconds do not matter', [2, 2, 9]],
    ['all are slow', [900, 950, 1_000]],
  ])('none stands out where %s', (_, values) => expect(barsFor(values).some(([, hot]) => hot)).toBe(false));
});
