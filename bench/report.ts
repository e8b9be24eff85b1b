export type Unit = 'ms' | 'bytes' | 'requests' | 'nodes';

export interface Quantity {
  /** Which job, plugin or rule the number is of. */
  of: string;
  value: number;
}

/** One measurement, and a second one of the same run that it is compared with. */
export interface Row {
  subject: string;
  unit: Unit;
  measured: Quantity;
  reference: Quantity | null;
}

const threeDigits = (value: number): string => {
  const digits = value >= 100 ? 0 : 2 - Math.floor(Math.log10(Math.max(value, 1)));
  return String(Number(value.toFixed(digits)));
};

function bytesText(value: number): string {
  return value < 1_000_000 ? `${threeDigits(value / 1_000)} kB` : `${threeDigits(value / 1_000_000)} MB`;
}

/** A value with its unit, in three digits; a value that is not there is a dash. */
export function quantityText(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  switch (unit) {
    case 'ms':
      return value < 1_000 ? `${threeDigits(value)} ms` : `${threeDigits(value / 1_000)} s`;
    case 'bytes':
      return bytesText(value);
    case 'requests':
    case 'nodes':
      return threeDigits(value);
  }
}

/** How many times as much; a dash where one of the two is nothing. */
export function ratioText({ measured, reference }: Pick<Row, 'measured' | 'reference'>): string {
  const ratio = reference === null || reference.value === 0 ? NaN : measured.value / reference.value;
  if (!Number.isFinite(ratio)) {
    return '–';
  }
  return `× ${ratio < 1 ? Number(ratio.toPrecision(2)) : threeDigits(ratio)}`;
}

/** Names of jobs are data and may have what ends a cell, or what begins markup. */
const cell = (text: string) => text.replace(/[\\|`<>*_[\]]/g, '\\$&').replace(/\s+/g, ' ');

function cellsOf(row: Row): string[] {
  const { subject, unit, measured, reference } = row;
  return [
    subject,
    measured.of,
    quantityText(measured.value, unit),
    reference === null ? '' : `${quantityText(reference.value, unit)}: ${reference.of}`,
    ratioText(row),
  ].map(cell);
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

export function markdownTable(rows: readonly Row[]): string {
  const head = line(['What', 'Of', 'Measured', 'Compared with', 'Ratio']);
  return [head, line(['---', '---', '--:', '---', '--:']), ...rows.map((row) => line(cellsOf(row)))].join('\n');
}

/**
 * Puts text between the comments `results` and `/results` of a page.
 * @throws where the page has no such comments
 */
export function withResults(page: string, results: string): string {
  const [before, rest = ''] = page.split('<!-- results -->', 2);
  const [, after] = rest.split('<!-- /results -->', 2);
  if (after === undefined) {
    throw new Error('The page has no place for results: <!-- results --> and <!-- /results -->.');
  }
  return `${before}<!-- results -->\n\n${results}\n\n<!-- /results -->${after}`;
}
