import { createDataFrame } from '@grafana/data';
import { annotationsOf } from './annotations';

it('reads title or text, colour and time, in the order of time', () => {
  const frame = createDataFrame({
    fields: [
      { name: 'time', values: [30, 10, null] },
      { name: 'title', values: ['Restart', '', 'no time'] },
      { name: 'text', values: ['of the job', '<b>deployed</b>', ''] },
      { name: 'color', values: ['red', '', ''] },
    ],
  });
  expect(annotationsOf([frame])).toEqual([
    { at: 10, text: '<b>deployed</b>', colour: null },
    { at: 30, text: 'Restart', colour: 'red' },
  ]);
});

it.each([[undefined], [[]], [[createDataFrame({ fields: [{ name: 'text', values: ['x'] }] })]]])(
  'has none where there is none: %#',
  (frames) => {
    expect(annotationsOf(frames)).toEqual([]);
  }
);
