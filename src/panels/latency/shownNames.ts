import { shortName } from '../../frames/shortName';
import { type Row } from './rows';

const sourcePrefix = /^Source: /;

/** What turns the direction of writing, and letters that are written from the right. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff]/;

/** A name that turns the direction of writing does so for itself only, not for the sentence that it stands in. */
const isolated = (name: string) => (turning.test(name) ? `\u2068${name}\u2069` : name);

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
    operator: isolated(row.named && operators.get(keyOf(row))?.size === 1 ? short(row.operator) : row.operator),
    source: row.source === null ? null : isolated(short(row.source).replace(sourcePrefix, '')),
  }));
}
