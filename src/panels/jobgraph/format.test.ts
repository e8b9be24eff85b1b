import { byteRate, percent, percentOrUnknown, recordRate, spanOf } from './format';

it.each([
  [null, '—'],
  [0, '0/s'],
  [0.0004, '<0.01/s'],
  [0.254, '0.25/s'],
  [3.14159, '3.1/s'],
  [36, '36/s'],
  [36.44, '36.4/s'],
  [165.4, '165/s'],
  [999.4, '999/s'],
  [999.6, '1.0k/s'],
  [9_400, '9.4k/s'],
  [16_543, '16.5k/s'],
  [165_430, '165k/s'],
  [999_999, '1.0M/s'],
  [5e9, '5.0G/s'],
  [7e15, '7000T/s'],
  [-40, '-40/s'],
])('%p records per second are %s', (value, text) => {
  expect(recordRate(value)).toBe(text);
});

it.each([
  [null, '—'],
  [0, '0 B/s'],
  [512, '512 B/s'],
  [1_024, '1.0 KiB/s'],
  [327_680, '320 KiB/s'],
  [1_572_864, '1.5 MiB/s'],
])('%p bytes per second are %s', (value, text) => {
  expect(byteRate(value)).toBe(text.replace(' ', '\u00a0'));
});

it.each([
  [0, '0 %'],
  [0.001, '<1 %'],
  [0.12, '12 %'],
  [0.99, '99 %'],
  [0.994, '99 %'],
  [0.996, '100 %'],
  [1, '100 %'],
])('a share of %p is %s', (share, text) => {
  expect(percent(share)).toBe(text.replace(' ', '\u00a0'));
});

it('never takes what is not known for zero', () => {
  expect(percentOrUnknown(null)).toBe('—');
});

it.each([
  [-5, { unit: 'seconds', large: 0, small: 0 }],
  [999, { unit: 'seconds', large: 0, small: 0 }],
  [59_999, { unit: 'seconds', large: 59, small: 0 }],
  [60_000, { unit: 'minutes', large: 1, small: 0 }],
  [184_000, { unit: 'minutes', large: 3, small: 4 }],
  [8_040_000, { unit: 'hours', large: 2, small: 14 }],
  [90_000_000, { unit: 'days', large: 1, small: 1 }],
])('%p ms are %j', (ms, span) => {
  expect(spanOf(ms)).toEqual(span);
});
