/** By which column a table is sorted. */
export interface Order<Column extends string> {
  column: Column;
  descending: boolean;
}

export type Sortable = string | number | null;

const natural = new Intl.Collator('en', { numeric: true });

function compared(left: string | number, right: string | number): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : natural.compare(String(left), String(right));
}

/** Sorted by a value of theirs; what is not known comes last in both directions, equal ones by their names. */
export function sortedBy<Row>(
  rows: readonly Row[],
  value: (row: Row) => Sortable,
  descending: boolean,
  name: (row: Row) => string
): Row[] {
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: value(row), name: name(row) }));
  keyed.sort((left, right) => {
    const order =
      left.key === null || right.key === null
        ? Number(left.key === null) - Number(right.key === null)
        : sign * compared(left.key, right.key);
    return order === 0 ? natural.compare(left.name, right.name) : order;
  });
  return keyed.map(({ row }) => row);
}

/** The order after a click on a column: words upwards at first, numbers downwards, as people look for the highest. */
export const orderBy = <Column extends string>(
  column: Column,
  isNumber: boolean,
  before: Order<Column>
): Order<Column> =>
  before.column === column ? { column, descending: !before.descending } : { column, descending: isNumber };
