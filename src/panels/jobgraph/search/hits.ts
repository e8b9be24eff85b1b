import { type GraphVertex } from '../../../frames/jobGraph';
import { searchFor } from '../../../text/search';
import { readingOf, severity } from '../reading';

/** What of a vertex was found, the best first. */
export type Found = 'title' | 'operators' | 'id';

export interface Hit {
  vertex: GraphVertex;
  by: Found;
}

/** At most so many are listed; `count` tells of all. */
const most = 50;

const rank: Readonly<Record<Found, number>> = { title: 0, operators: 1, id: 2 };

function foundIn({ title, name, id }: GraphVertex, pattern: RegExp): Found | null {
  if (title !== null && pattern.test(title)) {
    return 'title';
  }
  if (name !== null && pattern.test(name)) {
    return 'operators';
  }
  return pattern.test(id) ? 'id' : null;
}

/**
 * Vertices by name, operators or id, as text in any case or as `/regular expression/`: found in the name first, of those the
 * most severe first. Null when the expression is none; nothing for empty text.
 */
export function search(vertices: readonly GraphVertex[], typed: string): { hits: Hit[]; count: number } | null {
  const text = typed.trim();
  const pattern = searchFor(text);
  if (pattern === null || text === '') {
    return pattern === null ? null : { hits: [], count: 0 };
  }
  const found = vertices.flatMap((vertex): Array<Hit & { severity: number }> => {
    const by = foundIn(vertex, pattern);
    return by === null ? [] : [{ vertex, by, severity: severity(readingOf(vertex)) }];
  });
  const hits = found
    .sort((left, right) => rank[left.by] - rank[right.by] || right.severity - left.severity)
    .slice(0, most)
    .map(({ vertex, by }): Hit => ({ vertex, by }));
  return { hits, count: found.length };
}
