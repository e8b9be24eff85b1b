import { createDataFrame, type DataFrame, type FieldConfig, FieldType, type QueryResultMeta } from '@grafana/data';

/**
 * A frame contract names each column once and gives both ends: data sources write rows with `frame`, panels read them
 * back with `read`. Columns are found by name and cells by their type, whatever else the frame carries, so frames survive
 * transformations and may be written by hand. An empty cell means "not known".
 */
export interface Cell<T> {
  name: string;
  type: FieldType;
  config: FieldConfig;
  /** `undefined` drops the row: the cell is required and not there. */
  read(cell: unknown): T | undefined;
}

const isText = (cell: unknown): cell is string => typeof cell === 'string';
const isNumber = (cell: unknown): cell is number => typeof cell === 'number' && Number.isFinite(cell);

/** A text that every row must have. */
export const key = (name: string, config: FieldConfig = {}): Cell<string> => ({
  name,
  type: FieldType.string,
  config,
  read: (cell) => (isText(cell) ? cell : undefined),
});

export const text = (name: string, config: FieldConfig = {}): Cell<string | null> => ({
  name,
  type: FieldType.string,
  config,
  read: (cell) => (isText(cell) ? cell : null),
});

export const number = (name: string, config: FieldConfig = {}): Cell<number | null> => ({
  name,
  type: FieldType.number,
  config,
  read: (cell) => (isNumber(cell) ? cell : null),
});

/** A number that every row must have. */
export const keyNumber = (name: string, config: FieldConfig = {}): Cell<number> => ({
  name,
  type: FieldType.number,
  config,
  read: (cell) => (isNumber(cell) ? cell : undefined),
});

export const flag = (name: string, config: FieldConfig = {}): Cell<boolean | null> => ({
  name,
  type: FieldType.boolean,
  config,
  read: (cell) => (typeof cell === 'boolean' ? cell : null),
});

/** Epoch ms. */
export const time = (name: string, config: FieldConfig = {}): Cell<number | null> => ({
  ...number(name, config),
  type: FieldType.time,
});

type Cells<Row> = { readonly [Name in keyof Row]: Cell<Row[Name]> };

/** A column that is computed from the row when the frame is written, for other readers than our own. */
export interface Extra<Row> {
  name: string;
  type: FieldType;
  config?: FieldConfig;
  value(row: Row): string | number | null;
}

export interface Contract<Row> {
  /** Name of its frames. */
  name: string;
  frame(rows: readonly Row[], meta?: QueryResultMeta): DataFrame;
  /** Null when the frame lacks a key column. */
  read(frame: DataFrame): Row[] | null;
  /** The columns by their properties. */
  cells: Cells<Row>;
  /** The columns as they are written, for the documentation. */
  columns: ReadonlyArray<{ name: string; type: FieldType; config: FieldConfig; isKey: boolean }>;
}

export type RowOf<C> = C extends Contract<infer Row> ? Row : never;

/** @param extras are written before the contract's own columns */
export function contract<Row extends object>(
  name: string,
  cells: Cells<Row>,
  extras: ReadonlyArray<Extra<NoInfer<Row>>> = []
): Contract<Row> {
  const entries = Object.entries<Cell<unknown>>(cells);
  const isComplete = (row: Partial<Row>): row is Row =>
    entries.every(([property]) => Reflect.get(row, property) !== undefined);
  const isKey = (cell: Cell<unknown>) => cell.read(null) === undefined;
  return {
    name,
    cells,
    columns: [
      ...extras.map(({ name: column, type, config = {} }) => ({ name: column, type, config, isKey: false })),
      ...entries.map(([, cell]) => ({ name: cell.name, type: cell.type, config: cell.config, isKey: isKey(cell) })),
    ],
    frame: (rows, meta) =>
      createDataFrame({
        name,
        meta,
        fields: [
          ...extras.map(({ name: column, type, config = {}, value }) => ({
            name: column,
            type,
            config,
            values: rows.map(value),
          })),
          ...entries.map(([property, cell]) => ({
            name: cell.name,
            type: cell.type,
            config: cell.config,
            values: rows.map((row): unknown => Reflect.get(row, property)),
          })),
        ],
      }),
    read: (frame) => {
      const fields = new Map(frame.fields.map((field) => [field.name, field]));
      if (entries.some(([, cell]) => isKey(cell) && !fields.has(cell.name))) {
        return null;
      }
      // Column by column: graphs of a thousand vertices are read at every refresh.
      const rows = Array.from({ length: frame.length }, (): Partial<Row> => ({}));
      for (const [property, cell] of entries) {
        const values = fields.get(cell.name)?.values;
        rows.forEach((row, index) => Reflect.set(row, property, cell.read(values?.[index])));
      }
      return rows.filter(isComplete);
    },
  };
}
