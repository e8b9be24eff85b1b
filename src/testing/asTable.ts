import { type DataFrame } from '@grafana/data';

const cell = (value: unknown): string => {
  if (value === null || value === undefined) {
    return '–';
  }
  return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value);
};

/** A frame as text, columns aligned, for inline snapshots: what a reader of the test can check by eye. */
export function asTable({ name = '', fields, length }: DataFrame, columns = fields.map((field) => field.name)): string {
  const shown = columns.flatMap((column) => fields.filter((field) => field.name === column));
  const rows = [
    shown.map((field) => field.name),
    ...Array.from({ length }, (_, row) => shown.map((field) => cell(field.values[row]))),
  ];
  const widths = shown.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  );
  return [`# ${name}`, ...lines].join('\n');
}
