import { shortName } from '../../frames/shortName';
import { type Row } from './rows';

const sourcePrefix = /^Source: /;

/** Short names, each made once: many rows have the same source. */
function shortNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const short = known.get(name) ?? shortName(name);
    known.set(name, short);
    return short;
  };
}

/** Without the plan's numbers, where that still tells the operators of a source apart. */
export function withShownNames(rows: readonly Row[]): Row[] {
  const short = shortNames();
  const keyOf = ({ operator, sourceId }: Row) => `${short(operator)}/${sourceId}`;
  const operators = new Map<string, Set<string | null>>();
  for (const row of rows) {
    const ids = operators.get(keyOf(row)) ?? new Set();
    operators.set(keyOf(row), ids.add(row.operatorId));
  }
  return rows.map((row) => ({
    ...row,
    operator: row.named && operators.get(keyOf(row))?.size === 1 ? short(row.operator) : row.operator,
    source: row.source === null ? null : short(row.source).replace(sourcePrefix, ''),
  }));
}
