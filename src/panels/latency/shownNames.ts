import { shortName } from '../../frames/shortName';
import { headOf } from './resolveNames';
import { type Row } from './rows';

const sourcePrefix = /^Source:[ _]/;

/** An operator without a name is one of its vertex at least. */
const placed = (id: string, vertex: string) =>
  `${shortName(headOf(vertex)).replace(sourcePrefix, '')} › ${id.slice(0, 8)}`;

function shownOperator({ operator, named, vertex, vertexId }: Row, isAlone: boolean): string {
  if (named) {
    return isAlone ? shortName(operator) : operator;
  }
  return vertex === null || vertex === vertexId ? operator : placed(operator, vertex);
}

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
    operator: shownOperator(row, operators.get(keyOf(row))?.size === 1),
    source: row.source === null ? null : shortName(row.source).replace(sourcePrefix, ''),
  }));
}
