/** @jest-environment node */
import { rowsOf } from './measure';

it('compares the large size with the small one, the median and the first run each by themselves', () => {
  const small = { subject: 'Parse', of: '100', first: 8, median: 2 };
  const large = { subject: 'Parse', of: '10000', first: 90, median: 40 };
  expect(rowsOf([small, large]).map(({ subject, measured, reference }) => [subject, measured, reference])).toEqual([
    ['Parse', { of: '100', value: 2 }, null],
    ['Parse', { of: '10000', value: 40 }, { of: '100', value: 2 }],
    ['Parse, first time', { of: '100', value: 8 }, null],
    ['Parse, first time', { of: '10000', value: 90 }, { of: '100', value: 8 }],
  ]);
});
