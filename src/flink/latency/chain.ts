/** An operator of a chain, and those that are chained directly behind it, in Flink's order. */
export interface ChainedOperator {
  name: string;
  next: ChainedOperator[];
}

const arrow = ' -> ';
/** Longer names are no chains that anybody reads; they count as one operator. */
const longestName = 10_000;

/** Splits at commas that stand in no brackets. */
function branchesOf(text: string): string[] {
  const branches: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    depth += Number('([{'.includes(letter)) - Number(')]}'.includes(letter));
    if (depth === 0 && text.startsWith(', ', at)) {
      branches.push(text.slice(start, at));
      start = at + 2;
    }
  }
  return [...branches, text.slice(start)];
}

/** The first arrow that stands in no brackets; -1 if there is none. */
function arrowIn(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    depth += Number('([{'.includes(letter)) - Number(')]}'.includes(letter));
    if (depth <= 0 && text.startsWith(arrow, at)) {
      return at;
    }
  }
  return -1;
}

const isGroup = (text: string) => text.startsWith('(') && text.endsWith(')');

/**
 * The operators in the name of a vertex, `Source: a -> Map -> (Sink: b, Filter -> Sink: c)`. Names that contain arrows or
 * commas outside of brackets cannot be told from several operators: whoever uses the chain needs a second proof.
 */
export function chainOf(vertexName: string): ChainedOperator {
  const names: string[] = [];
  let rest = vertexName;
  if (rest.length > longestName) {
    return { name: rest, next: [] };
  }
  for (let at = arrowIn(rest); at >= 0; at = arrowIn(rest)) {
    names.push(rest.slice(0, at));
    rest = rest.slice(at + arrow.length);
    if (isGroup(rest)) {
      break;
    }
  }
  const isBranching = names.length > 0 && isGroup(rest);
  const last = isBranching ? branchesOf(rest.slice(1, -1)).map(chainOf) : [{ name: rest, next: [] }];
  return names.reduceRight<ChainedOperator[]>((next, name) => [{ name, next }], last)[0] ?? { name: rest, next: [] };
}

/** All operators of a chain, each before those behind it. */
export const operatorsOf = (chain: ChainedOperator): ChainedOperator[] => [chain, ...chain.next.flatMap(operatorsOf)];
