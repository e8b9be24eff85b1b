import { shortName } from '../../frames/shortName';
import { headOf } from './resolveNames';
import { type Row } from './rows';

const sourcePrefix = /^Source:[ _]/;

/** An operator without a name is one of its vertex at least. */
const placed = (id: string, vertex: string) =>
  `${shortName(headOf(vertex)).replace(sourcePrefix, '')} › ${id.slice(0, 8)}`;

function shownOperator(
  { operator, named, vertex, vertexId }: Row,
  isAlone: boolean,
  short: (name: string) => string
): string {
  if (named) {
    return isAlone ? short(operator) : operator;
  }
  return vertex === null || vertex === vertexId ? operator : placed(operator, vertex);
}

/** Short names, each made once: many rows have the same source. */
function shortNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const short = known.get(name) ?? shortName(name);
    known.set(name, short);
    return short;
  };
}

/** What turns the direction of writing, and letters that are written from the right. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff]/;

/** A name that turns the direction of writing does so for itself only, not for the sentence that it stands in. */
const isolated = (name: string) => (turning.test(name) ? `\u2068${name}\u2069` : name);

/** Without the plan's numbers, where that still tells the operators of a source apart. */
export function withShownNames(rows: readonly Row[]): Row[] {
  const short = shortNames();
  const keys = rows.map(({ operator, sourceId }) => `${short(operator)}/${sourceId}`);
  const operators = new Map<string, string | null>();
  const shared = new Set<string>();
  rows.forEach(({ operatorId }, index) => {
    const key = keys[index] ?? '';
    if (operators.has(key) && operators.get(key) !== operatorId) {
      shared.add(key);
    }
    operators.set(key, operatorId);
  });
  return rows.map((row, index) => ({
    ...row,
    operator: isolated(shownOperator(row, !shared.has(keys[index] ?? ''), short)),
    source: row.source === null ? null : isolated(short(row.source).replace(sourcePrefix, '')),
  }));
}
