import { markdownTable, quantityText, ratioText, type Row, withResults } from './report';

const row = (over: Partial<Row> = {}): Row => ({
  subject: 'Layout',
  unit: 'ms',
  measured: { of: 'wide', value: 12 },
  reference: { of: 'small', value: 3 },
  ...over,
});

it.each([
  [0.1234, 'ms', '0.12 ms'],
  [9.876, 'ms', '9.88 ms'],
  [98.76, 'ms', '98.8 ms'],
  [987.6, 'ms', '988 ms'],
  [3_456, 'ms', '3.46 s'],
  [0, 'ms', '0 ms'],
  [350, 'bytes', '0.35 kB'],
  [106_363, 'bytes', '106 kB'],
  [31_400_000, 'bytes', '31.4 MB'],
  [243, 'requests', '243'],
  [12_345, 'nodes', '12345'],
  [NaN, 'ms', '–'],
  [Infinity, 'bytes', '–'],
] as const)('%p %s is written %s', (value, unit, text) => {
  expect(quantityText(value, unit)).toBe(text);
});

it.each([
  [12, 3, '× 4'],
  [12, 243, '× 0.049'],
  [31, 30, '× 1.03'],
  [1, 0, '–'],
  [NaN, 5, '–'],
])('%p compared with %p is %s', (value, other, text) => {
  expect(ratioText({ measured: { of: '', value }, reference: { of: '', value: other } })).toBe(text);
});

it('says nothing where there is nothing to compare with', () => {
  expect(ratioText(row({ reference: null }))).toBe('–');
});

it('writes one line per row, and names of jobs as text', () => {
  const lines = markdownTable([row(), row({ measured: { of: 'a|b <i>\n*c*', value: 1 }, reference: null })]).split(
    '\n'
  );
  expect(lines).toEqual([
    '| What | Of | Measured | Compared with | Ratio |',
    '| --- | --- | --: | --- | --: |',
    '| Layout | wide | 12 ms | 3 ms: small | × 4 |',
    '| Layout | a\\|b \\<i\\> \\*c\\* | 1 ms |  | – |',
  ]);
});

describe('results in a page', () => {
  const page = 'Before\n\n<!-- results -->\n\nold\n\n<!-- /results -->\n\nAfter\n';

  it('replace those of the last run and nothing else, again and again', () => {
    const once = withResults(page, 'new');
    expect(once).toBe('Before\n\n<!-- results -->\n\nnew\n\n<!-- /results -->\n\nAfter\n');
    expect(withResults(once, 'new')).toBe(once);
  });

  it.each(['no place', '<!-- results --> and no end'])('are refused by a page with %s', (text) => {
    expect(() => withResults(text, 'new')).toThrow(/no place/);
  });
});
