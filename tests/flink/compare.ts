/** One number or text of ours beside Flink's own. */
export interface Comparison {
  what: string;
  ours: unknown;
  flink: unknown;
  /** How far two numbers may lie apart, because time passes between the two questions; 0 = equal. */
  within?: number;
}

export function agrees({ ours, flink, within = 0 }: Comparison): boolean {
  if (typeof ours === 'number' && typeof flink === 'number') {
    return Math.abs(ours - flink) <= within;
  }
  return ours === flink && ours !== undefined;
}

const cell = (value: unknown) => String(value).replaceAll('|', '\\|').slice(0, 60);

export const tableOf = (rows: ReadonlyArray<Comparison & { type: string }>): string =>
  [
    '| query type | what | ours | Flink | |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) => `| ${row.type} | ${row.what} | ${cell(row.ours)} | ${cell(row.flink)} | ${agrees(row) ? 'yes' : 'NO'} |`
    ),
  ].join('\n');
