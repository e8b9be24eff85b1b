import { asTable } from '../testing/asTable';
import { type VertexTimes } from '../flink/subtaskTimes';
import { subtaskTimeline } from './subtaskTimeline';

const vertexOf = (...subtasks: Array<Array<[state: string, at: number]>>): VertexTimes => ({
  id: 'v',
  name: 'v',
  now: 100,
  subtasks: subtasks.map((entered, index) => ({
    index,
    endpoint: null,
    entered: entered.map(([state, at]) => ({ state, at })),
  })),
});
const nameOf = (index: number) => `Subtask ${index}`;

it('has a row where any subtask changes, and one for now', () => {
  const { frame } = subtaskTimeline.frame(
    vertexOf(
      [
        ['CREATED', 10],
        ['RUNNING', 30],
      ],
      [
        ['CREATED', 20],
        ['RUNNING', 30],
        ['FAILED', 60],
      ],
      []
    ),
    { from: 0, nameOf }
  );
  expect(asTable(frame)).toBe(
    [
      '# subtask timeline',
      'time  0        1        2',
      '10    CREATED  –        –',
      '20    CREATED  CREATED  –',
      '30    RUNNING  RUNNING  –',
      '60    RUNNING  FAILED   –',
      '100   RUNNING  FAILED   –',
    ].join('\n')
  );
  expect(frame.fields.map(({ config }) => config.displayName)).toEqual(['Time', 'Subtask 0', 'Subtask 1', 'Subtask 2']);
});

it.each([
  ['before the range', 50, '50    RUNNING\n100   RUNNING'],
  ['even when the range lies in the future', 500, '100   RUNNING'],
])('tells at its start what changed %s', (_, from, rows) => {
  const changes: Array<[string, number]> = [
    ['CREATED', 10],
    ['RUNNING', 30],
  ];
  const { frame } = subtaskTimeline.frame(vertexOf(changes), { from, nameOf });
  expect(asTable(frame)).toBe(`# subtask timeline\ntime  0\n${rows}`);
});

it('shows of many subtasks those that changed last, in their order', () => {
  const changed = [30, 10, 40, 20].map((at): Array<[string, number]> => [['RUNNING', at]]);
  const { frame, shown } = subtaskTimeline.frame(vertexOf(...changed), { from: 0, nameOf, most: 2 });
  expect(frame.fields.map(({ name }) => name)).toEqual(['time', '0', '2']);
  expect(shown).toBe(2);
});
