import { shortName } from '../../frames/shortName';
import { type Row } from './rows';

const sourcePrefix = /^Source: /;

/** Without the plan's numbers, where that still tells the operators of a source apart. */
export function withShownNames(rows: readonly Row[]): Row[] {
  const keyOf = ({ operator, sourceId }: Row) => `${shortName(operator)}/${sourceId}`;
  const operators = new Map<string, Set<string | null>>();
  for (const row of rows) {
    const ids = operators.get(keyOf(row)) ?? new Set();
    operators.set(keyOf(row), ids.add(row.operatorId));
  }
  return rows.map((row) => ({
    ...row,
    operator: row.named && operators.get(keyOf(row))?.size === 1 ? shortName(row.operator) : row.operator,
    source: row.source === null ? null : shortName(row.source).replace(sourcePrefix, ''),
  }));
}
