import { createDataFrame, createTheme, FieldType } from '@grafana/data';
import { graphable } from './graphable';

const theme = createTheme();
const time = { name: 'time', type: FieldType.time, values: [1, 2] };

it.each([
  ['no time', [{ name: 'n', type: FieldType.number, values: [1] }]],
  ['no value', [time, { name: 's', type: FieldType.string, values: ['a', 'b'] }]],
])('leaves out frames with %s', (_, fields) => {
  expect(graphable([createDataFrame({ fields })], theme)).toEqual([]);
});

it('draws gaps where a number is none', () => {
  const fields = [time, { name: 'n', type: FieldType.number, values: [NaN, Infinity] }];
  expect(graphable([createDataFrame({ fields })], theme)[0]?.fields[1]?.values).toEqual([null, null]);
});

it('reads times in any form', () => {
  const values = ['2026-01-01T00:00:00Z', new Date(5), 7, 'never'];
  const fields = [
    { name: 'time', type: FieldType.time, values },
    { name: 'n', type: FieldType.number, values: [1, 2, 3, 4] },
  ];
  expect(graphable([createDataFrame({ fields })], theme)[0]?.fields[0]?.values).toEqual([1767225600000, 5, 7, null]);
});

it('draws yes and no as steps between 0 and 1', () => {
  const fields = [time, { name: 'b', type: FieldType.boolean, values: [true, null] }];
  const field = graphable([createDataFrame({ fields })], theme)[0]?.fields[1];
  expect(field).toMatchObject({
    type: FieldType.number,
    values: [1, null],
    config: { min: 0, max: 1, unit: 'bool', custom: { lineInterpolation: 'stepAfter' } },
  });
});

it('counts the colours of the palette over all frames, values only', () => {
  const config = { color: { mode: 'palette-classic' } };
  const fields = [
    time,
    { name: 's', type: FieldType.string, values: ['a', 'b'] },
    { name: 'n', type: FieldType.number, config, values: [1, 2] },
  ];
  const frames = graphable([createDataFrame({ fields }), createDataFrame({ fields })], theme);
  expect(frames.map((frame) => frame.fields[2]?.state?.seriesIndex)).toEqual([0, 1]);
  const [first, second] = frames.map((frame) => frame.fields[2]?.display?.(1).color);
  expect(first).not.toBe(second);
});
