import { type AdHocVariableFilter, type DataFrame, type Field, FieldType } from '@grafana/data';

type Test = (cell: unknown) => boolean;

const textOf = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell));

/** Grafana anchors such expressions; one that is none matches nothing. */
function pattern(text: string): (cell: unknown) => boolean {
  try {
    const expression = new RegExp(`^(?:${text})$`);
    return (cell) => expression.test(textOf(cell));
  } catch {
    return () => false;
  }
}

const isNumber = (cell: unknown): cell is number => typeof cell === 'number';

const tests: Readonly<Record<string, (filter: AdHocVariableFilter) => Test>> = {
  '=':
    ({ value }) =>
    (cell) =>
      textOf(cell) === value,
  '!=':
    ({ value }) =>
    (cell) =>
      textOf(cell) !== value,
  '=~': ({ value }) => pattern(value),
  '!~': ({ value }) => {
    const matches = pattern(value);
    return (cell) => !matches(cell);
  },
  '<':
    ({ value }) =>
    (cell) =>
      isNumber(cell) && cell < Number(value),
  '>':
    ({ value }) =>
    (cell) =>
      isNumber(cell) && cell > Number(value),
  '=|':
    ({ value, values = [value] }) =>
    (cell) =>
      values.includes(textOf(cell)),
  '!=|':
    ({ value, values = [value] }) =>
    (cell) =>
      !values.includes(textOf(cell)),
};

const isTable = (frame: DataFrame) => frame.meta?.preferredVisualisationType === 'table';

/** Rows of a table that pass every filter on one of its columns; filters on others, and other frames, change nothing. */
export function filterFrame(frame: DataFrame, filters: readonly AdHocVariableFilter[]): DataFrame {
  const applied = filters.flatMap((filter) => {
    const field = frame.fields.find((candidate) => candidate.name === filter.key);
    const test = tests[filter.operator]?.(filter);
    return field === undefined || test === undefined ? [] : [{ field, test }];
  });
  if (applied.length === 0 || !isTable(frame)) {
    return frame;
  }
  const rows = Array.from({ length: frame.length }, (_, row) => row).filter((row) =>
    applied.every(({ field, test }) => test(field.values[row]))
  );
  const fields = frame.fields.map((field): Field => ({
    ...field,
    values: rows.map((row): unknown => field.values[row]),
  }));
  return { ...frame, fields, length: rows.length };
}

const filterable: ReadonlySet<FieldType> = new Set([FieldType.string, FieldType.number, FieldType.boolean]);

interface Column {
  name: string;
  type: FieldType;
  config: { displayName?: string };
}

/** The columns that a dashboard can filter by, as Grafana wants them, in alphabetical order. */
export function tagKeys(columns: readonly Column[]): Array<{ text: string; value: string }> {
  const keys = new Map(
    columns
      .filter(({ type }) => filterable.has(type))
      .map(({ name, config }) => [name, { text: config.displayName ?? name, value: name }])
  );
  return [...keys.values()].sort((left, right) => left.text.localeCompare(right.text));
}

/** Distinct values of a column in the tables that were seen last. */
export function tagValues(frames: readonly DataFrame[], name: string): Array<{ text: string }> {
  const fields = frames.filter(isTable).flatMap((frame) => frame.fields.filter((field) => field.name === name));
  const values = fields.flatMap((field) => field.values.map(textOf)).filter((text) => text !== '');
  return [...new Set(values)].sort((left, right) => left.localeCompare(right)).map((text) => ({ text }));
}
