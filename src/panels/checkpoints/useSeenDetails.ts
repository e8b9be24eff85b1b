import { useState } from 'react';
import { type Details } from './frames';
import { keyOf } from './history/checkpoint';

const most = 20;

type Seen = ReadonlyMap<string, Details>;

function grown(before: Seen, details: readonly Details[]): Seen {
  const all = new Map(before);
  for (const each of details) {
    all.delete(keyOf(each.checkpoint));
    all.set(keyOf(each.checkpoint), each);
  }
  return new Map([...all].slice(-most));
}

/** The details that the query has brought so far, by key of their checkpoint: an ended one does not change any more. */
export function useSeenDetails(details: readonly Details[]): Seen {
  const [seen, setSeen] = useState(() => ({ details, all: grown(new Map(), details) }));
  if (seen.details === details) {
    return seen.all;
  }
  const all = grown(seen.all, details);
  setSeen({ details, all });
  return all;
}
