import { percentile, spreadOf } from './aggregated';
import { double, long } from './values';

test.each([
  [0, '0.0'],
  [1_000, '1000.0'],
  [402.73333333333335, '402.73333333333335'],
  [0.001, '0.001'],
  [0.00012, '1.2E-4'],
  [9_999_999, '9999999.0'],
  [10_000_000, '1.0E7'],
  [1_795_251_880_519, '1.795251880519E12'],
  [-12_345_678.5, '-1.23456785E7'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
  [null, 'NaN'],
])('%d is %s as a double', (value, text) => {
  expect(double(value)).toBe(text);
});

test('no watermark is the smallest long, digit by digit', () => {
  expect(long(null)).toBe('-9223372036854775808');
  expect(long(1_795_251_880_519.7)).toBe('1795251880519');
});

test('percentiles lie where Flink puts them', () => {
  expect(percentile([120_408, 392_293], 0.5)).toBe(256_350.5);
  expect(percentile([120_408, 392_293], 0.9)).toBe(392_293);
  expect(percentile([7], 0.999)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test('a spread has whole numbers', () => {
  expect(spreadOf([96_353, 96_348])).toEqual({
    min: 96_348,
    max: 96_353,
    avg: 96_350,
    sum: 192_701,
    median: 96_350,
    p25: 96_348,
    p75: 96_353,
    p95: 96_353,
  });
});
