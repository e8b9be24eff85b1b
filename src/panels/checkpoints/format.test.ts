import { bytesOrUnknown, bytesText, countText, durationOrUnknown, durationText, percentText } from './format';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

it.each([
  [0, '0 ms'],
  [0.4, '<1 ms'],
  [850, '850 ms'],
  [999.6, '1 s'],
  [1_234, '1.2 s'],
  [48_200, '48.2 s'],
  [59_960, '1 min'],
  [72_000, '1 min 12 s'],
  [3_600_000, '1 h'],
  [5_400_000, '1 h 30 min'],
  [90_000_000, '1 d 1 h'],
  [-1_500, '−1.5 s'],
])('%d ms as %s', (ms, text) => {
  expect(plain(durationText(ms))).toBe(text);
});

it.each([
  [0, '0 B'],
  [512, '512 B'],
  [1_024, '1 KiB'],
  [10_854, '10.6 KiB'],
  [224_395_264, '214 MiB'],
])('%d bytes as %s', (bytes, text) => {
  expect(plain(bytesText(bytes))).toBe(text);
});

it.each([
  [0, '0 %'],
  [0.001, '<1 %'],
  [0.931, '93 %'],
  [0.9999, '99 %'],
  [1, '100 %'],
])('a share of %d as %s', (share, text) => {
  expect(plain(percentText(share))).toBe(text);
});

it('says what is not known, and groups thousands', () => {
  expect(durationOrUnknown(null)).toBe('—');
  expect(bytesOrUnknown(null)).toBe('—');
  expect(countText(1_284)).toBe('1,284');
});
