import { createDataFrame, FieldType } from '@grafana/data';
import { annotationMarks, type Mark, nextMark } from './marks';

const annotations = createDataFrame({
  fields: [
    { name: 'time', type: FieldType.time, values: [30, 10, null] },
    { name: 'title', type: FieldType.string, values: ['Restart', '', 'no time'] },
    { name: 'text', type: FieldType.string, values: ['why', '<b>text</b>', ''] },
  ],
});

it('reads the dashboard’s annotations in the order of time, as text', () => {
  expect(annotationMarks([annotations, createDataFrame({ fields: [] })])).toEqual([
    { at: 10, text: '<b>text</b>', kind: 'annotation' },
    { at: 30, text: 'Restart', kind: 'annotation' },
  ]);
  expect(annotationMarks(undefined)).toEqual([]);
});

it.each([
  ['before', 30, 10],
  ['before', 31, 30],
  ['before', 10, null],
  ['after', 10, 30],
  ['after', 9, 10],
  ['after', 30, null],
] as const)('finds the one %s %d', (direction, at, found) => {
  const marks: Mark[] = [10, 30].map((time) => ({ at: time, text: '', kind: 'change' }));
  expect(nextMark(marks, at, direction)?.at ?? null).toBe(found);
});
