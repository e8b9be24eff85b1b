import { type Grid } from './buckets';
import { type Row } from './rows';

/** What an operator's latency should stay within. */
export interface Objectives {
  /** Ms; null = none. */
  of(row: Pick<Row, 'operator' | 'operatorId' | 'named' | 'vertex'>): number | null;
  /** For operators that nothing names, ms; null = none. */
  general: number | null;
  named: readonly NamedObjective[];
}

export interface NamedObjective {
  /** A part of an operator's name, in any case, or its id. */
  name: string;
  ms: number;
}

const pair = /^(.+?)\s*[=:]\s*(\d+(?:\.\d+)?)\s*(ms|s)?$/i;

/** `Enrich = 20, sink = 2 s`: parts of operators' names and limits in ms. What cannot be read is given back. */
export function parseObjectives(text: string): { named: NamedObjective[]; unread: string[] } {
  const named: NamedObjective[] = [];
  const unread: string[] = [];
  for (const part of text.split(/[,;\n]/).map((one) => one.trim())) {
    const [, name, value, unit] = pair.exec(part) ?? [];
    if (name !== undefined && value !== undefined) {
      named.push({ name, ms: Number(value) * (unit?.toLowerCase() === 's' ? 1_000 : 1) });
    } else if (part !== '') {
      unread.push(part);
    }
  }
  return { named, unread };
}

/** The vertex of a chain has the names of all its operators: it stands in only where nothing tells the operator's own. */
const fits = (
  { name }: NamedObjective,
  { operator, operatorId, named, vertex }: Parameters<Objectives['of']>[0]
): boolean => {
  const text = named ? operator : `${operator} ${vertex ?? ''}`;
  return operatorId === name || text.toLowerCase().includes(name.toLowerCase());
};

/** @param general for operators that nothing names, ms */
export function objectivesOf(general: number | null, named: readonly NamedObjective[]): Objectives {
  return {
    general,
    named,
    of: (row) => named.find((one) => fits(one, row))?.ms ?? general,
  };
}

/** Names of objectives that fit none of the rows: probably misspelt. */
export const unmatched = ({ named }: Objectives, rows: readonly Row[]): string[] =>
  rows.length === 0 ? [] : named.filter((one) => !rows.some((row) => fits(one, row))).map(({ name }) => name);

/** The share of the known time in which a row kept its objective, 0 to 1; stale cells say nothing. Null = nothing known. */
export function shareWithin({ values, stale, columns }: Grid, row: number, objective: number): number | null {
  let [known, within] = [0, 0];
  for (let cell = row * columns; cell < (row + 1) * columns; cell += 1) {
    const value = values[cell] ?? NaN;
    if (!Number.isNaN(value) && stale[cell] === 0) {
      known += 1;
      within += value <= objective ? 1 : 0;
    }
  }
  return known === 0 ? null : within / known;
}
