import { useState } from 'react';

const equal = (left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>) =>
  left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);

/** The same object as long as the entries are the same. */
export function useSteady(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [kept, keep] = useState(map);
  if (kept === map || equal(kept, map)) {
    return kept;
  }
  keep(map);
  return map;
}
